import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { useSetReceiving, type ShownDomain } from "./use-domains.ts";

/** Stands between a click and records that would take live mail away from where it is read. */
export function ReceiveHereDialog(props: { domain: ShownDomain; host: string; onClose: () => void }) {
  const { t } = useTranslation("domains");
  const { domain, host, onClose } = props;
  const text = useErrorText();
  const receive = useSetReceiving();
  const confirm = async () => {
    await receive.mutateAsync({ domainId: domain.id, receivesHere: true });
    onClose();
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("page.takeMailTitle", { domain: domain.unicode })}
      confirmLabel={t("page.receiveHere")}
      isBusy={receive.isPending}
      error={receive.isError ? text.sentence(receive.error) : undefined}
      onConfirm={() => void confirm().catch(() => undefined)}
    >
      {t("page.takeMailText", { host, domain: domain.unicode })}
    </AlertDialog>
  );
}
