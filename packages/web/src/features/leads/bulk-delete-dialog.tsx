import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import type { BulkDialogProps } from "./bulk-dialog.tsx";
import { useStartChange } from "./use-bulk.ts";

export function BulkDeleteDialog({ chosen, amount, onClose, onStarted }: BulkDialogProps) {
  const { t } = useTranslation("leads");
  const text = useErrorText();
  const change = useStartChange(chosen);
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("bulk.deleteTitle", amount)}
      confirmLabel={t("bulk.do.delete")}
      isBusy={change.isPending}
      error={change.isError ? text.sentence(change.error) : undefined}
      onConfirm={() => change.start({ kind: "delete" }, onStarted)}
    >
      <p>{t("bulk.deleteText")}</p>
      <p className="mt-2">{t("bulk.deleteUndo")}</p>
    </AlertDialog>
  );
}
