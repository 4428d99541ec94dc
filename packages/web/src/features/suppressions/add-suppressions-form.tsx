import { addSuppressionsInput, suppressionReasons } from "@rookery/server/suppressions/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { DialogActions } from "../../ui/dialog.tsx";
import { SelectField } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { linesOf } from "./list-parts.ts";
import { ListFile } from "./list-file.tsx";
import type { SuppressionReason } from "./suppressions-query.ts";

export interface ListDraft {
  readonly way: "paste" | "file";
  readonly text: string;
  readonly file: File | undefined;
  readonly reason: SuppressionReason;
  readonly note: string;
}

export interface AddSuppressionsFormProps {
  readonly draft: ListDraft;
  readonly onChange: (change: Partial<ListDraft>) => void;
  readonly onAdd: (content: string | File) => void;
  readonly onClose: () => void;
}

/** Whom, why, and where the list comes from. */
export function AddSuppressionsForm({ draft, onChange, onAdd, onClose }: AddSuppressionsFormProps) {
  const { t } = useTranslation("suppressions");
  const rule = useErrorText().rule;
  const [isAsked, setAsked] = useState(false);
  const { way, text, file, reason, note } = draft;
  const count = linesOf(text).length;
  const isMissing = way === "paste" ? count === 0 : file === undefined;
  const noteRead = addSuppressionsInput.shape.note.safeParse(note);
  const submit = () => {
    setAsked(true);
    if (isMissing || !noteRead.success) return;
    onAdd(way === "file" && file ? file : text);
  };
  const missing = isAsked && isMissing ? rule("required") : undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-col gap-4"
    >
      <Ways way={way} onChange={(next) => onChange({ way: next })} />
      {way === "paste" ? (
        <TextArea
          label={t("add.text")}
          help={t("add.textHelp")}
          aside={
            <span role="status" className="text-13 text-ink-faint tabular-nums">
              {count > 0 && t("add.lines", { count })}
            </span>
          }
          value={text}
          onChange={(event) => onChange({ text: event.target.value })}
          rows={6}
          spellCheck={false}
          autoComplete="off"
          wrap="off"
          className="min-h-36 font-mono text-13"
          error={missing}
        />
      ) : (
        <ListFile file={file} onChange={(next) => onChange({ file: next })} error={missing} />
      )}
      <SelectField
        label={t("add.reason")}
        value={reason}
        onChange={(next) => onChange({ reason: next })}
        options={suppressionReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      />
      <TextField
        label={t("add.note")}
        help={t("add.noteHelp")}
        isOptional
        value={note}
        onChange={(event) => onChange({ note: event.target.value })}
        autoComplete="off"
        error={noteRead.success ? undefined : rule(noteRead.error.issues[0]?.message ?? "")}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary">
          {t("add.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}

const ways = ["paste", "file"] as const;

function Ways({ way, onChange }: { way: ListDraft["way"]; onChange: (way: ListDraft["way"]) => void }) {
  const { t } = useTranslation("suppressions");
  return (
    <fieldset className="flex rounded-md border border-line bg-page p-0.5">
      <legend className="sr-only">{t("add.way")}</legend>
      {ways.map((each) => (
        <label
          key={each}
          className={classNames(
            "flex h-8 flex-1 cursor-pointer items-center justify-center rounded-sm text-13 font-medium touch:h-10",
            "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
            way === each ? "bg-panel text-ink inset-ring inset-ring-line" : "text-ink-soft hover:text-ink",
          )}
        >
          <input
            type="radio"
            name="way"
            checked={way === each}
            onChange={() => onChange(each)}
            className="sr-only"
          />
          {t(`add.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
