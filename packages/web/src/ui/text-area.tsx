import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlLook, Field, type FieldProps } from "./field.tsx";

export type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "id">;

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea(props: TextAreaProps) {
  const { label, help, error, isOptional, aside, className, ...rest } = props;
  return (
    <Field label={label} help={help} error={error} isOptional={isOptional} aside={aside}>
      {(wiring) => (
        <textarea
          {...rest}
          {...wiring}
          className={classNames(
            controlLook,
            "field-sizing-content max-h-48 min-h-16 px-2.5 py-1.5",
            className,
          )}
        />
      )}
    </Field>
  );
}
