import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { FolderChoice, TOP } from "./folder-choice.tsx";
import type { FolderForest } from "./folder-forest.ts";
import { useMoveFolder, type Folder } from "./use-folders.ts";

export interface MoveFolderDialogProps {
  readonly folder: Folder;
  readonly forest: FolderForest;
  readonly onClose: () => void;
}

export function MoveFolderDialog({ folder, forest, onClose }: MoveFolderDialogProps) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const move = useMoveFolder();
  const now = folder.parentId ?? TOP;
  const [into, setInto] = useState(now);
  const isBelow = (id: string) => forest.pathOf(id).some((above) => above.id === folder.id);
  const confirm = () =>
    move.mutate(
      { folderId: folder.id, parentId: into === TOP ? null : into, beforeId: null },
      {
        onSuccess: (back) => {
          toastDone({
            text: t("tree.moved", { name: folder.name }),
            undo: {
              label: t("undo"),
              run: () =>
                void move.mutateAsync(back).catch((error: unknown) => toastFailed(text.sentence(error))),
            },
          });
          onClose();
        },
      },
    );
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("folder.moveTitle", { name: folder.name })}
    >
      <FolderChoice
        label={t("moveInto")}
        forest={forest}
        isSingle
        top={t("folder.top")}
        chosen={new Set([into])}
        onToggle={setInto}
        isDisabled={(id) => id !== TOP && isBelow(id)}
      />
      {move.isError && (
        <div className="mt-3">
          <Callout tone="bad" isAlert>
            {text.sentence(move.error)}
          </Callout>
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="primary" disabled={into === now} isBusy={move.isPending} onClick={confirm}>
          {t("move")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
