import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Time } from "../../ui/time.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useRemovePasskey, useRenamePasskey, type Passkey } from "./use-factors.ts";

/** The person's passkeys, to be told apart by their names. */
export function PasskeyList({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { t } = useTranslation("factors");
  const [task, setTask] = useState<{ kind: "rename" | "remove"; passkey: Passkey }>();
  const close = () => setTask(undefined);
  return (
    <>
      <ul aria-label={t("passkeys.title")} className="mt-3 ms-7 flex flex-col gap-1">
        {passkeys.map((passkey) => (
          <li key={passkey.id} className="flex items-center gap-2 rounded-md bg-page px-3 py-1.5">
            <div className="min-w-0 flex-1">
              <p className="truncate text-13 text-ink">{passkey.name}</p>
              <p className="text-12 text-ink-soft">
                {passkey.lastUsed === null ? (
                  t("passkeys.unused")
                ) : (
                  <>
                    {t("passkeys.used")} <Time at={passkey.lastUsed} />
                  </>
                )}
                {passkey.isBackedUp && ` · ${t("passkeys.synced")}`}
                {!passkey.isHere && ` · ${t("passkeys.elsewhere")}`}
              </p>
            </div>
            <IconButton
              size="sm"
              label={t("passkeys.renameOf", { name: passkey.name })}
              icon={<Pencil aria-hidden />}
              onClick={() => setTask({ kind: "rename", passkey })}
            />
            <IconButton
              size="sm"
              label={t("passkeys.removeOf", { name: passkey.name })}
              icon={<Trash2 aria-hidden />}
              onClick={() => setTask({ kind: "remove", passkey })}
            />
          </li>
        ))}
      </ul>
      {task?.kind === "rename" && <RenameDialog passkey={task.passkey} onClose={close} />}
      {task?.kind === "remove" && <RemoveDialog passkey={task.passkey} onClose={close} />}
    </>
  );
}

interface TaskProps {
  readonly passkey: Passkey;
  readonly onClose: () => void;
}

function RenameDialog({ passkey, onClose }: TaskProps) {
  const { t } = useTranslation("factors");
  const text = useErrorText();
  const rename = useRenamePasskey();
  const [name, setName] = useState(passkey.name);
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t("passkeys.rename")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ passkeyId: passkey.id, name }, { onSuccess: onClose });
        }}
      >
        <TextField
          label={t("passkeys.name")}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={rename.isError ? text.sentence(rename.error) : undefined}
        />
        <DialogActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" isBusy={rename.isPending} disabled={name.trim() === ""}>
            {t("passkeys.rename")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ passkey, onClose }: TaskProps) {
  const { t } = useTranslation("factors");
  const text = useErrorText();
  const remove = useRemovePasskey();
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("passkeys.removeTitle", { name: passkey.name })}
      confirmLabel={t("remove")}
      isBusy={remove.isPending}
      error={remove.isError ? text.sentence(remove.error) : undefined}
      onConfirm={() =>
        // The last one takes the list along, so the promise speaks and not the dialog's own callbacks.
        void remove.mutateAsync({ passkeyId: passkey.id }).then(
          () => {
            onClose();
            toastDone({ text: t("passkeys.removed", { name: passkey.name }) });
          },
          // The dialog tells it.
          () => undefined,
        )
      }
    >
      {t("removeText")}
    </AlertDialog>
  );
}
