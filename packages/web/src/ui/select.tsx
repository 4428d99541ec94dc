import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { controlLook, Field, type FieldProps } from "./field.tsx";
import { floatLook, itemLook } from "./float-look.ts";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A second line that tells the options apart. */
  readonly detail?: string;
  readonly icon?: ReactNode;
}

export interface SelectProps<Value extends string> {
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly SelectOption<Value>[];
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly name?: string;
  readonly className?: string;
}

interface Wiring {
  readonly id?: string;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: true | undefined;
}

/** The box and its list without a label of its own; for a label above it use `SelectField`. */
export function Select<Value extends string>(props: SelectProps<Value> & Wiring) {
  const { value, onChange, options, placeholder, isDisabled = false, name, className, ...wiring } = props;
  const chosen = options.find((each) => each.value === value);
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={isDisabled}
      modal={false}
      {...(name === undefined ? {} : { name })}
    >
      <Base.Trigger
        {...wiring}
        className={classNames(
          controlLook,
          "flex h-control items-center justify-between gap-2 pr-2 pl-2.5 text-left select-none",
          className,
        )}
      >
        <span className={classNames("flex min-w-0 items-center gap-2", !chosen && "text-ink-faint")}>
          {chosen?.icon}
          <span className="truncate">{chosen?.label ?? placeholder ?? ""}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className={classNames(floatLook, "max-h-80 min-w-(--anchor-width) overflow-y-auto")}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={itemLook}>
                {option.icon}
                <span className="min-w-0 flex-1">
                  <Base.ItemText className="block truncate">{option.label}</Base.ItemText>
                  {option.detail !== undefined && (
                    <span className="block text-12 text-ink-faint">{option.detail}</span>
                  )}
                </span>
                <Base.ItemIndicator>
                  <Check aria-hidden className="size-3.5" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
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
