import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import {
  useForm,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
} from "react-hook-form";
import type { z } from "zod";
import { useErrorText } from "../error-text.ts";
import { failureOf, fieldFaultsOf, type Failure } from "../failure.ts";

export interface ServerForm<Input extends FieldValues, Output> {
  readonly form: UseFormReturn<Input, unknown, Output>;
  /** For `<form onSubmit>`. */
  readonly submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  /** The failure that belongs to no field. */
  readonly failure: Failure | undefined;
  /** The sentence of a field's fault, undefined where it has none. */
  readonly errorOf: (field: FieldPath<Input>) => string | undefined;
}

export interface ServerFormOptions<Input extends FieldValues, Output> {
  /**
   * The server's own schema, so that both sides hold the same rule. Absent where the server alone judges, which says the
   * same of the same fields one trip later; its input is then its output.
   */
  readonly schema?: z.ZodType<Output, Input>;
  readonly values: DefaultValues<Input>;
  /** Sends; throws what the server refused. */
  readonly send: (output: Output) => Promise<unknown>;
  /** Failures whose reason names no field here, but belongs on one. */
  readonly fieldOf?: (failure: Failure) => FieldPath<Input> | undefined;
}

/**
 * A form under the server's rules. What the server refuses stands on its field, or above the buttons where it has none;
 * what was typed is always kept.
 */
export function useServerForm<Input extends FieldValues, Output>(
  options: ServerFormOptions<Input, Output>,
): ServerForm<Input, Output> {
  const { schema, values, send, fieldOf } = options;
  const text = useErrorText();
  const form = useForm<Input, unknown, Output>({
    ...(schema && { resolver: standardSchemaResolver(schema) }),
    defaultValues: values,
    mode: "onTouched",
  });
  const { errors } = form.formState;

  const place = (failure: Failure) => {
    const faults = fieldFaultsOf(failure);
    const field = failure.field ?? fieldOf?.(failure);
    const all = field === undefined ? faults : { ...faults, [field]: failure.reason };
    // `smtp.host` stands under `smtp`.
    const known = Object.entries(all).filter(([name]) => (name.split(".")[0] ?? "") in form.getValues());
    for (const [name, message] of known) form.setError(name as FieldPath<Input>, { type: "server", message });
    const [first] = known;
    if (first) form.setFocus(first[0] as FieldPath<Input>);
    else form.setError("root.server", { type: "server", message: JSON.stringify(failure) });
  };

  const submit = form.handleSubmit(async (output) => {
    try {
      await send(output);
    } catch (error) {
      place(failureOf(error));
    }
  });

  return {
    form,
    submit,
    failure: readFailure(errors.root?.["server"]?.message),
    errorOf: (field) => {
      const { error } = form.getFieldState(field, form.formState);
      return error ? text.rule(error.message ?? "") : undefined;
    },
  };
}

/** React Hook Form keeps messages only; a failure without a field travels as one. */
const readFailure = (message: string | undefined): Failure | undefined =>
  message === undefined ? undefined : (JSON.parse(message) as Failure);
