import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { PasskeyCancelled } from "../../lib/passkeys.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAddPasskey } from "./use-factors.ts";

export interface AddPasskeyDialogProps {
  readonly onDone: (backupCodes: readonly string[] | null) => void;
  readonly onClose: () => void;
}

const isKnownHere = (error: Error): boolean => error.name === "InvalidStateError";

/** Names the passkey and lets the browser make it. */
export function AddPasskeyDialog({ onDone, onClose }: AddPasskeyDialogProps) {
  const { t } = useTranslation("factors");
  const text = useErrorText();
  const add = useAddPasskey();
  const [name, setName] = useState("");
  const fault =
    add.isError && !(add.error instanceof PasskeyCancelled)
      ? isKnownHere(add.error)
        ? text.rule("passkey_known")
        : text.sentence(add.error)
      : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("passkeys.add")}
      description={t("passkeys.addText")}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = name.trim() === "" ? t("passkeys.defaultName") : name.trim();
          add.mutate(wanted, { onSuccess: ({ backupCodes }) => onDone(backupCodes) });
        }}
      >
        <TextField
          label={t("passkeys.name")}
          help={t("passkeys.nameHelp")}
          placeholder={t("passkeys.defaultName")}
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fault}
        />
        <DialogActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" isBusy={add.isPending}>
            {t("passkeys.create")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
