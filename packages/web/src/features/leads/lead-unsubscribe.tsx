import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { useTenantFacts } from "../../lib/tenant-facts.tsx";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useUpdateLead, type WholeLead } from "./use-lead.ts";

/** Says first that it holds in every company, and who alone can lift it. */
export function LeadUnsubscribe({ lead, onClose }: { lead: WholeLead; onClose: () => void }) {
  const { t } = useTranslation("lead");
  const text = useErrorText();
  const tenant = useTenantFacts()?.name ?? "";
  const update = useUpdateLead();
  const { id: leadId, updatedAt, email } = lead;
  const send = () =>
    update.mutate(
      { leadId, updatedAt, status: "unsubscribed" },
      {
        onSuccess: () => {
          onClose();
          toastDone({ text: t("unsubscribe.done", { email }) });
        },
      },
    );
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("unsubscribe.title", { email })}
      confirmLabel={t("unsubscribe.submit")}
      isBusy={update.isPending}
      error={update.isError ? text.sentence(update.error) : undefined}
      onConfirm={send}
    >
      {t("unsubscribe.text", { tenant })}
    </AlertDialog>
  );
}
