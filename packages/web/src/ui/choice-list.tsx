import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface ChoiceListOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
}

export interface ChoiceListProps<Value extends string> {
  readonly label: string;
  /** The label is read aloud alone, where something above says the same. */
  readonly isLabelHidden?: boolean;
  /** undefined while nothing is chosen. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly options: readonly ChoiceListOption<Value>[];
  /** Side by side where there is room. */
  readonly isWide?: boolean;
}

/** One of a few things that each need more than a word to be told apart. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const { label, isLabelHidden = false, value, onChange, options, isWide = false } = props;
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={isLabelHidden ? "sr-only" : "mb-1.5 text-13 font-medium text-ink"}>{label}</legend>
      <div className={classNames("grid gap-2", isWide && "sm:grid-cols-2")}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-w-0 cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2 hover:bg-hover has-checked:border-mark has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="mt-[3px] shrink-0"
            />
            <span className="min-w-0 flex-1 text-13">
              <span dir="auto" className="block font-medium wrap-anywhere text-ink">
                {option.label}
              </span>
              {option.detail !== undefined && (
                <span dir="auto" className="block wrap-anywhere text-ink-soft">
                  {option.detail}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
