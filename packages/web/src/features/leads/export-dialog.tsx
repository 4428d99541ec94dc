import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import type { BulkDialogProps } from "./bulk-dialog.tsx";
import { useStartExport, type ExportWish } from "./use-bulk.ts";
import { useOwnFields } from "./use-choices.ts";

/** In the order of the file. */
const columns = [
  "email",
  "name",
  "employer",
  "status",
  "tags",
  "created",
  "updated",
  "source",
  "file",
] as const;
const formats = ["csv", "xlsx"] as const;

/** What an export of the chosen leads holds, and as which kind of file. */
export function ExportDialog({ chosen, amount, onClose, onStarted }: BulkDialogProps) {
  const { t } = useTranslation("leads");
  const text = useErrorText();
  const id = useId();
  const fields = useOwnFields(chosen.companyId).data ?? [];
  const begin = useStartExport(chosen);
  const [format, setFormat] = useState<ExportWish["format"]>("csv");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const all = [
    ...columns.map((column) => ({ id: column as string, name: t(`export.columns.${column}`) })),
    ...fields,
  ];
  const wanted = all.filter((column) => !left.has(column.id));
  const start = () =>
    begin.start({ format, ...(left.size > 0 && { columns: wanted.map((column) => column.id) }) }, onStarted);
  const row = "flex min-h-8 items-center gap-2.5 text-13 text-ink touch:min-h-10";
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("export.title", amount)}
      description={t("export.text")}
    >
      <div role="radiogroup" aria-labelledby={`${id}-format`}>
        <p id={`${id}-format`} className="text-13 font-medium text-ink">
          {t("export.format")}
        </p>
        {formats.map((each) => (
          <label key={each} className={row}>
            <input type="radio" name={id} checked={format === each} onChange={() => setFormat(each)} />
            {t(`export.${each}`)}
          </label>
        ))}
      </div>
      <div role="group" aria-labelledby={`${id}-columns`} className="mt-4">
        <p id={`${id}-columns`} className="text-13 font-medium text-ink">
          {t("export.which")}
        </p>
        <div className="grid grid-cols-2 gap-x-4">
          {all.map((column) => (
            <label key={column.id} className={row}>
              <input
                type="checkbox"
                checked={!left.has(column.id)}
                disabled={wanted.length === 1 && !left.has(column.id)}
                onChange={() => {
                  const next = new Set(left);
                  if (!next.delete(column.id)) next.add(column.id);
                  setLeft(next);
                }}
              />
              <span dir="auto" className="min-w-0 truncate">
                {column.name}
              </span>
            </label>
          ))}
        </div>
      </div>
      {begin.isError && (
        <div className="mt-3">
          <Callout tone="bad" isAlert>
            {text.sentence(begin.error)}
          </Callout>
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="primary" isBusy={begin.isPending} onClick={start}>
          {t("export.do")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
