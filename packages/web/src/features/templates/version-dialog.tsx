import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { DraftDiff } from "./draft-diff.tsx";
import type { Draft } from "./use-draft.ts";
import { useReadTemplate, useRestoreVersion, useVersion } from "./use-template.ts";

export interface VersionDialogProps {
  readonly templateId: string;
  readonly number: number;
  readonly draft: Draft;
  readonly mayRestore: boolean;
  readonly onClose: () => void;
}

/** What restoring the version would change in what stands in the editor now. */
export function VersionDialog({ templateId, number, draft, mayRestore, onClose }: VersionDialogProps) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const version = useVersion(templateId, number);
  const restore = useRestoreVersion();
  const read = useReadTemplate();
  const before = draft.version;
  const bringBack = async (from: number, seen: number) => {
    await restore.mutateAsync({ templateId, number: from, version: seen });
    const now = await read(templateId);
    draft.take(now);
    return now.version;
  };
  const confirm = async () => {
    const now = await bringBack(number, before);
    onClose();
    toastDone({
      text: t("versions.restored", { number }),
      undo: {
        label: t("undo"),
        run: () => void bringBack(before, now).catch((error: unknown) => toastFailed(text.sentence(error))),
      },
    });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("versions.title", { number })}
      description={t("versions.text")}
      width="lg"
    >
      {version.isPending && <Skeleton className="h-40 w-full" />}
      {version.isError && <QueryFailure error={version.error} onRetry={() => void version.refetch()} />}
      {version.data && <DraftDiff before={draft.draft} after={version.data.draft} />}
      <DialogActions>
        <Button onClick={onClose}>{t("close")}</Button>
        {mayRestore && number !== before && (
          <Button
            variant="primary"
            isBusy={restore.isPending}
            onClick={() => void confirm().catch((error: unknown) => toastFailed(text.sentence(error)))}
          >
            {t("versions.restore")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
