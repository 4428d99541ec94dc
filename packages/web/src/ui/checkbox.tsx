import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "children" | "id"> {
  readonly label: string;
  readonly help?: ReactNode;
  /** Keeps the label for screen readers only, as in a table's row. */
  readonly isLabelHidden?: boolean;
  /** Some but not all of what it stands for. */
  readonly isMixed?: boolean;
}

export function Checkbox({ label, help, isLabelHidden, isMixed = false, className, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className={classNames("flex items-start gap-2.5", className)}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        ref={(element) => {
          if (element) element.indeterminate = isMixed;
        }}
        className="mt-0.5 size-4 shrink-0 rounded-sm accent-accent touch:size-5"
      />
      <div className={isLabelHidden ? "sr-only" : "min-w-0"}>
        <label htmlFor={id} className="text-14 text-ink">
          {label}
        </label>
        {help !== undefined && (
          <p id={`${id}-help`} className="text-13 text-ink-faint">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
