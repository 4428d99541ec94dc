import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useCompany, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import type { BulkDialogProps } from "./bulk-dialog.tsx";
import { useStartChange } from "./use-bulk.ts";

interface BulkStatusDialogProps extends BulkDialogProps {
  readonly status: "active" | "archived" | "unsubscribed";
}

/** Says what a status means for the chosen leads. An opt-out counts everywhere and stays, so for a whole list it asks for the name. */
export function BulkStatusDialog({ status, chosen, amount, onClose, onStarted }: BulkStatusDialogProps) {
  const { t } = useTranslation("leads");
  const text = useErrorText();
  const company = useCompany();
  const tenant = useTenantFacts()?.name ?? "";
  const change = useStartChange(chosen);
  const isForGood = status === "unsubscribed";
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(`bulk.${status}Title`, amount)}
      confirmLabel={t(`bulk.do.${status}`)}
      tone={isForGood ? "danger" : "plain"}
      isBusy={change.isPending}
      error={change.isError ? text.sentence(change.error) : undefined}
      {...(isForGood &&
        chosen.selection.isAll && {
          nameToType: { name: company.name, label: t("bulk.typeName", { name: company.name }) },
        })}
      onConfirm={() => change.start({ kind: "status", status }, onStarted)}
    >
      <p>{t(`bulk.${status}Text`, { tenant })}</p>
    </AlertDialog>
  );
}
