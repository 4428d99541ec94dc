import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { TEMPLATES } from "./templates-view.ts";
import { useAddFolder, useRenameFolder, type Folder } from "./use-folders.ts";

export interface FolderNameDialogProps {
  /** The folder that is renamed; absent for a new one. */
  readonly folder?: Folder;
  /** Where a new one comes to lie; absent = at the top. */
  readonly parent?: Folder | undefined;
  readonly onClose: () => void;
}

export function FolderNameDialog({ folder, parent, onClose }: FolderNameDialogProps) {
  const { t } = useTranslation("templates");
  const { id: companyId } = useCompany();
  const navigate = useNavigate({ from: TEMPLATES });
  const add = useAddFolder();
  const rename = useRenameFolder();
  const { form, submit, failure, errorOf } = useServerForm({
    values: { name: folder?.name ?? "" },
    send: async ({ name }: { name: string }) => {
      if (folder) await rename.mutateAsync({ folderId: folder.id, name });
      else {
        const { id } = await add.mutateAsync({ companyId, parentId: parent?.id ?? null, name });
        await navigate({ search: { folder: id } });
      }
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={folder ? t("folder.renameTitle", { name: folder.name }) : t("newFolder")}
      description={folder ? undefined : parent ? t("folder.in", { name: parent.name }) : t("folder.atTop")}
    >
      <form onSubmit={submit} noValidate>
        <TextField
          label={t("folder.name")}
          error={errorOf("name")}
          autoComplete="off"
          maxLength={100}
          {...form.register("name")}
        />
        <FormFailure failure={failure} />
        <DialogActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {folder ? t("folder.rename") : t("folder.add")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
