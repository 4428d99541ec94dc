import { useId, type ReactNode } from "react";

export interface SettingRowProps {
  readonly label: string;
  readonly help: ReactNode;
  /** The control, tied to the label by these. */
  readonly control: (wiring: { id: string; "aria-describedby": string }) => ReactNode;
  /** Where what is chosen from may be long: all of the width on a phone. */
  readonly isWide?: boolean;
}

/** A setting in words at the left, what sets it at the right. */
export function SettingRow({ label, help, control, isWide = false }: SettingRowProps) {
  const id = useId();
  const helpId = `${id}-help`;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3.5 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <label htmlFor={id} className="text-14 font-medium text-ink">
          {label}
        </label>
        <p id={helpId} className="mt-0.5 max-w-[60ch] text-13 text-ink-soft">
          {help}
        </p>
      </div>
      <div className={isWide ? "w-full sm:w-72" : "shrink-0"}>
        {control({ id, "aria-describedby": helpId })}
      </div>
    </div>
  );
}
