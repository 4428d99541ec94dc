import { ChevronsUpDown } from "lucide-react";
import { classNames } from "./class-names.ts";
import { controlLook, Field, type FieldProps } from "./field.tsx";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Of the label, where it is not the page's: names of languages are read aloud in them. */
  readonly lang?: string;
}

export interface SelectProps<Value extends string> {
  /** null while nothing is chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly SelectOption<Value>[];
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** What the browser may fill in (WCAG 2.2, 1.3.5). */
  readonly autoComplete?: string;
  /** Of the frame: its width. */
  readonly className?: string;
}

interface Wiring {
  readonly id?: string;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: true | undefined;
}

/** The browser's own select in our clothes. For a label above it use `SelectField`, else give `aria-label`. */
export function Select<Value extends string>(props: SelectProps<Value> & Wiring) {
  const { value, onChange, options, placeholder, isDisabled = false, className, ...wiring } = props;
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <span className={classNames("relative inline-flex", className ?? "w-full")}>
      <select
        {...wiring}
        value={value ?? ""}
        disabled={isDisabled}
        onChange={(event) => choose(event.target.value)}
        className={classNames(
          controlLook,
          "select h-control pe-7 ps-2.5",
          value === null && "text-ink-faint",
        )}
      >
        {value === null && (
          <option value="" disabled>
            {placeholder ?? ""}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-2 my-auto size-3.5 text-ink-faint"
      />
    </span>
  );
}

/** A select under its label, with help and error. */
export function SelectField<Value extends string>(props: SelectProps<Value> & FieldProps) {
  const { label, help, error, isOptional, aside, ...rest } = props;
  return (
    <Field label={label} help={help} error={error} isOptional={isOptional} aside={aside}>
      {(wiring) => <Select {...rest} {...wiring} />}
    </Field>
  );
}
