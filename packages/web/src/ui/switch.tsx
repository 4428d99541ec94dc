import { classNames } from "./class-names.ts";

export interface SwitchProps {
  readonly id?: string;
  readonly "aria-describedby"?: string;
  /** Read aloud where no label element is tied to it. */
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, at once or with the form around it. */
export function Switch({ label, isOn, isDisabled = false, onChange, ...wiring }: SwitchProps) {
  return (
    <button
      {...wiring}
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      disabled={isDisabled}
      onClick={() => onChange(!isOn)}
      className={classNames(
        "relative inline-flex h-6 w-10 shrink-0 items-center rounded-full border transition-colors disabled:opacity-50",
        isOn ? "border-mark bg-mark" : "border-control-line bg-hover",
      )}
    >
      <span
        aria-hidden
        className={classNames(
          "inline-block size-4 rounded-full transition-transform",
          isOn
            ? "translate-x-5 bg-on-mark rtl:-translate-x-5"
            : "translate-x-1 bg-ink-faint rtl:-translate-x-1",
        )}
      />
    </button>
  );
}
