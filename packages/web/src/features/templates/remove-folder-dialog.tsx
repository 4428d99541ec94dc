import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useFolderContents, useRemoveFolder, useRestoreFolder, type Folder } from "./use-folders.ts";

export interface RemoveFolderDialogProps {
  readonly folder: Folder;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

type Contents = "unfile" | "moveUp" | "archive";

/** Says what goes with the folder, and asks what becomes of templates that lie nowhere else. */
export function RemoveFolderDialog({ folder, onClose, onRemoved }: RemoveFolderDialogProps) {
  const { t } = useTranslation("templates");
  const text = useErrorText();
  const inside = useFolderContents(folder.id).data;
  const remove = useRemoveFolder();
  const restore = useRestoreFolder();
  const choices: readonly Contents[] =
    folder.parentId === null ? ["unfile", "archive"] : ["moveUp", "unfile", "archive"];
  const [contents, setContents] = useState<Contents>(choices[0] ?? "unfile");
  const folderId = folder.id;
  const onError = (error: unknown) => toastFailed(text.sentence(error));
  // The folder, and this dialog with it, has gone by the time that the answer comes.
  const confirm = async () => {
    await remove.mutateAsync({ folderId, contents });
    toastDone({
      text: t("folder.removed", { name: folder.name }),
      undo: { label: t("undo"), run: () => void restore.mutateAsync({ folderId }).catch(onError) },
    });
    onClose();
    onRemoved();
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("folder.removeTitle", { name: folder.name })}
      confirmLabel={t("folder.remove")}
      isBusy={remove.isPending}
      error={remove.isError ? text.sentence(remove.error) : undefined}
      onConfirm={() => void confirm().catch(() => undefined)}
    >
      {!inside && <Skeleton className="h-10 w-full" />}
      {inside && (
        <>
          <p>
            {inside.folders > 0 && <>{t("folder.withFolders", { count: inside.folders })} </>}
            {inside.templates === 0
              ? t("folder.withoutTemplates")
              : t("folder.withTemplates", { count: inside.templates })}
          </p>
          {inside.onlyHere > 0 && (
            <fieldset className="mt-3 flex flex-col gap-1.5">
              <legend className="mb-1.5 font-medium text-ink">
                {t("folder.onlyHere", { count: inside.onlyHere })}
              </legend>
              {choices.map((choice) => (
                <label key={choice} className="flex items-center gap-2">
                  <input
                    type="radio"
                    name="contents"
                    checked={contents === choice}
                    onChange={() => setContents(choice)}
                  />
                  {t(`folder.contents.${choice}`)}
                </label>
              ))}
            </fieldset>
          )}
        </>
      )}
    </AlertDialog>
  );
}
