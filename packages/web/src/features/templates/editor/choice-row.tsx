import type { ReactNode } from "react";
import { Field } from "../../../ui/field.tsx";
import { classNames } from "../../../ui/class-names.ts";

interface ChoiceRowProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly face?: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, side by side. */
export function ChoiceRow<Value extends string>({ label, value, options, onChange }: ChoiceRowProps<Value>) {
  return (
    <Field label={label}>
      {({ id }) => (
        <div role="radiogroup" aria-label={label} className="flex rounded-md bg-hover p-0.5">
          {options.map((option, index) => (
            <label
              key={option.value}
              title={option.face === undefined ? undefined : option.label}
              className={classNames(
                "flex h-7 flex-1 cursor-pointer items-center justify-center rounded-sm px-2 text-13 touch:h-9 [&_svg]:size-4",
                "has-focus-visible:outline-2 has-focus-visible:outline-focus",
                option.value === value
                  ? "bg-panel text-ink outline outline-line"
                  : "text-ink-soft hover:text-ink",
              )}
            >
              <input
                type="radio"
                id={index === 0 ? id : `${id}-${index}`}
                name={id}
                className="sr-only"
                checked={option.value === value}
                onChange={() => onChange(option.value)}
              />
              {option.face}
              <span className={option.face === undefined ? undefined : "sr-only"}>{option.label}</span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
