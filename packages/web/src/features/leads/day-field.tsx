import { useState } from "react";
import { TextField } from "../../ui/text-field.tsx";

/** While a year is being typed the browser already calls 0002 one. */
const isLikely = (day: string): boolean => day === "" || day >= "1000";

export interface DayFieldProps {
  readonly label: string;
  /** As `2026-11-30`; empty = none. */
  readonly day: string;
  readonly earliest?: string;
  readonly latest?: string;
  readonly onChange: (day: string) => void;
}

/** A day that takes effect as soon as it is whole. */
export function DayField({ label, day, earliest, latest, onChange }: DayFieldProps) {
  const [draft, setDraft] = useState<string>();
  return (
    <TextField
      type="date"
      label={label}
      value={draft ?? day}
      min={earliest}
      max={latest}
      onChange={({ target }) => {
        // Half a day is an empty one to the browser, and must not take away what stands.
        if (target.value === "" && target.validity.badInput) return;
        setDraft(target.value);
        if (isLikely(target.value)) onChange(target.value);
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}
