import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";

export interface BackupCodesDialogProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** The one time that backup codes are shown; it goes away when the person says that they have kept them. */
export function BackupCodesDialog({ codes, onClose }: BackupCodesDialogProps) {
  const { t } = useTranslation("factors");
  const [isKept, setKept] = useState(false);
  const save = () => {
    const address = URL.createObjectURL(new Blob([`${codes.join("\n")}\n`], { type: "text/plain" }));
    const link = Object.assign(document.createElement("a"), {
      href: address,
      download: "backup-codes.txt",
    });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && isKept && onClose()}
      title={t("codes.showTitle")}
      description={t("codes.showText")}
    >
      <div className="relative rounded-md border border-line bg-page p-4">
        <ul
          aria-label={t("codes.title")}
          className="grid grid-cols-2 gap-x-6 gap-y-1.5 font-mono text-13 text-ink"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="absolute top-2 end-2">
          <CopyButton size="sm" text={codes.join("\n")} label={t("codes.copy")} />
        </div>
      </div>
      <label className="mt-4 flex items-start gap-2 text-13 text-ink">
        <input
          type="checkbox"
          className="mt-0.5 size-4"
          checked={isKept}
          onChange={(event) => setKept(event.target.checked)}
        />
        {t("codes.kept")}
      </label>
      <DialogActions>
        <Button onClick={save}>
          <Download aria-hidden className="size-4" />
          {t("codes.download")}
        </Button>
        <Button variant="primary" disabled={!isKept} onClick={onClose}>
          {t("codes.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
