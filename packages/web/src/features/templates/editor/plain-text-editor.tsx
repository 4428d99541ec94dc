import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertDialog } from "../../../ui/alert-dialog.tsx";
import { Button } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/text-area.tsx";

interface PlainTextEditorProps {
  /** Somebody's own words; null = the generated text is sent. */
  readonly text: string | null;
  readonly generated: string;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string | null) => void;
}

/** Characters; see `plainText` in the server's templates.schema.ts. */
const TEXT_MAX = 200_000;

/** The part of a mail for programs that show no HTML. */
export function PlainTextEditor({ text, generated, isReadOnly, onChange }: PlainTextEditorProps) {
  const { t } = useTranslation("templateEditor");
  const [isAsking, setAsking] = useState(false);
  const isOwn = text !== null;
  const giveUp = () => {
    setAsking(false);
    onChange(null);
  };
  return (
    <div className="flex flex-col gap-3">
      <TextArea
        label={t("text.label")}
        help={t(isOwn ? "text.own" : "text.generated")}
        value={text ?? generated}
        readOnly={!isOwn || isReadOnly}
        maxLength={TEXT_MAX}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
        className="max-h-[60vh] min-h-72 font-mono text-13 read-only:bg-page read-only:text-ink-soft"
      />
      {!isReadOnly && (
        <div>
          {isOwn ? (
            <Button onClick={() => (text === generated || text === "" ? giveUp() : setAsking(true))}>
              {t("text.giveUp")}
            </Button>
          ) : (
            <Button onClick={() => onChange(generated)}>{t("text.write")}</Button>
          )}
        </div>
      )}
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("text.giveUpTitle")}
        confirmLabel={t("text.drop")}
        keepLabel={t("text.keep")}
        onConfirm={giveUp}
      >
        {t("text.giveUpText")}
      </AlertDialog>
    </div>
  );
}
