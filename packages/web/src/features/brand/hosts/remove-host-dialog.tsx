import { useTranslation } from "react-i18next";
import { useErrorText } from "../../../lib/error-text.ts";
import { AlertDialog } from "../../../ui/alert-dialog.tsx";
import { toastDone } from "../../../ui/toasts.ts";
import { useRemoveHost, type PortalHost } from "./use-hosts.ts";

/** Names what goes with an address: what it serves, and who is signed in there. */
export function RemoveHostDialog({ host, onClose }: { host: PortalHost; onClose: () => void }) {
  const { t } = useTranslation("brand");
  const text = useErrorText();
  const remove = useRemoveHost();
  const { id: hostId, shown, verifiedAt, isMain } = host;
  // The card around this dialog goes with its host.
  const confirm = async () => {
    await remove.mutateAsync({ hostId });
    toastDone({ text: t("hosts.removed", { host: shown }) });
    onClose();
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("hosts.removeTitle", { host: shown })}
      confirmLabel={t("hosts.remove")}
      isBusy={remove.isPending}
      error={remove.isError ? text.sentence(remove.error) : undefined}
      onConfirm={() => void confirm().catch(() => undefined)}
    >
      {verifiedAt === null ? (
        <p>{t("hosts.removeWaiting")}</p>
      ) : (
        <ul className="flex list-disc flex-col gap-1 ps-4">
          <li>{t("hosts.removeServed")}</li>
          <li>{t("hosts.removeSessions")}</li>
          {isMain && <li>{t("hosts.removeMain")}</li>}
          <li>{t("hosts.removeDns")}</li>
        </ul>
      )}
    </AlertDialog>
  );
}
