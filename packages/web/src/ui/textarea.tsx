import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlLook, Field, type FieldProps } from "./field.tsx";

export interface TextareaProps
  extends FieldProps, Omit<ComponentProps<"textarea">, keyof FieldProps | "id"> {}

/** Several lines of text; grows with what is typed. */
export function Textarea({ label, help, error, isOptional, aside, className, ...rest }: TextareaProps) {
  return (
    <Field label={label} help={help} error={error} isOptional={isOptional} aside={aside}>
      {(wiring) => (
        <textarea
          rows={4}
          {...rest}
          {...wiring}
          className={classNames(controlLook, "field-sizing-content min-h-20 px-2.5 py-1.5", className)}
        />
      )}
    </Field>
  );
}
