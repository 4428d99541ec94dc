import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { useNow } from "../../ui/time.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { useUndoImport, type ShownImport } from "./use-imports.ts";

/** Takes an import back, after it was said what goes, what comes back and what stays. Not there where it is too late. */
export function UndoButton({ found }: { found: ShownImport }) {
  const { t, i18n } = useTranslation("imports");
  const text = useErrorText();
  const { writeDay } = useUiWords();
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const undo = useUndoImport();
  const { id, counts, fileName, undoUntil } = found;
  if (undoUntil === null || new Date(undoUntil) < now) return null;
  const people = (count: number) => ({ count, people: formatNumber(count, i18n.language) });
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Undo2 aria-hidden />
        {t("undo.start")}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={(isOpen) => {
          setAsking(isOpen);
          undo.reset();
        }}
        title={t("undo.title", { file: fileName })}
        confirmLabel={t("undo.start")}
        keepLabel={t("undo.keep")}
        isBusy={undo.isPending}
        error={undo.isError ? text.sentence(undo.error) : undefined}
        onConfirm={() => undo.mutate({ importId: id }, { onSuccess: () => setAsking(false) })}
      >
        <ul className="list-disc space-y-1 ps-4">
          {counts.created > 0 && <li>{t("undo.removes", people(counts.created))}</li>}
          {counts.updated > 0 && <li>{t("undo.restores", people(counts.updated))}</li>}
          <li>{t("undo.keeps")}</li>
        </ul>
        <p className="mt-3 text-13">{t("undo.until", { date: writeDay(new Date(undoUntil)) })}</p>
      </AlertDialog>
    </>
  );
}
