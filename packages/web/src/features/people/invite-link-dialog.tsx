import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";

/** A link that is shown once, to be passed on by other ways than mail. */
export function InviteLinkDialog({ url, onClose }: { url: string; onClose: () => void }) {
  const { t } = useTranslation("people");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("link.title")}
      description={t("link.text")}
    >
      <p className="flex items-start gap-1 rounded-md border border-line bg-page p-3">
        <code className="min-w-0 flex-1 font-mono text-13 wrap-anywhere text-ink">{url}</code>
        <CopyButton size="sm" text={url} />
      </p>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {t("link.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
