import { useState } from "react";
import { TextField } from "../../ui/text-field.tsx";

export interface TypedFieldProps {
  readonly label: string;
  readonly type: "text" | "number";
  readonly value: string;
  /** Called by Enter and when the focus goes: not every letter is worth a look into the database. */
  readonly onChange: (typed: string) => void;
}

export function TypedField({ label, type, value, onChange }: TypedFieldProps) {
  const [draft, setDraft] = useState<string>();
  const tell = () => {
    if (draft !== undefined && draft.trim() !== value) onChange(draft.trim());
    setDraft(undefined);
  };
  return (
    <TextField
      type={type}
      label={label}
      value={draft ?? value}
      maxLength={500}
      autoComplete="off"
      {...(type === "number" && { step: "any" })}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={tell}
      onKeyDown={(event) => event.key === "Enter" && tell()}
    />
  );
}
