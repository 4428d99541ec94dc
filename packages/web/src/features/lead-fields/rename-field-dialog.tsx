import { updateLeadFieldInput } from "@rookery/server/lead-fields/schema";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useFieldActs, type LeadField } from "./use-lead-fields.ts";

export interface FieldDialogProps {
  readonly field: LeadField;
  readonly onClose: () => void;
}

export function RenameFieldDialog({ field, onClose }: FieldDialogProps) {
  const { t } = useTranslation("leadFields");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("fields.renameTitle", { name: field.name })}
      description={t("fields.renameText")}
    >
      <RenameForm field={field} onClose={onClose} />
    </Dialog>
  );
}

function RenameForm({ field, onClose }: FieldDialogProps) {
  const { t } = useTranslation("leadFields");
  const { update } = useFieldActs();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: updateLeadFieldInput,
    values: { fieldId: field.id, name: field.name },
    send: async (input) => {
      await update.mutateAsync(input);
      onClose();
      toastDone({ text: t("fields.renamed", { before: field.name, name: input.name }) });
    },
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("name")}
        label={t("fields.name")}
        autoComplete="off"
        error={errorOf("name")}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t("save")}
        </Button>
      </DialogActions>
    </form>
  );
}
