import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { ShownTemplate } from "./use-template.ts";
import { useRenameTemplate } from "./use-templates.ts";

export function RenameTemplateDialog({
  template,
  onClose,
}: {
  template: ShownTemplate;
  onClose: () => void;
}) {
  const { t } = useTranslation("templates");
  const rename = useRenameTemplate();
  const { form, submit, failure, errorOf } = useServerForm({
    values: { name: template.name },
    send: async ({ name }: { name: string }) => {
      await rename.mutateAsync({ templateId: template.id, name });
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("folder.renameTitle", { name: template.name })}
    >
      <form onSubmit={submit} noValidate>
        <TextField
          label={t("new.name")}
          error={errorOf("name")}
          autoComplete="off"
          maxLength={100}
          {...form.register("name")}
        />
        <FormFailure failure={failure} />
        <DialogActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t("folder.rename")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
