import { addLeadFieldInput, leadFieldTypes } from "@rookery/server/lead-fields/schema";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { ChoiceList } from "../../ui/choice-list.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useFieldActs } from "./use-lead-fields.ts";

export function AddFieldDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("leadFields");
  const { name } = useCompany();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("fields.addTitle")}
      description={t("fields.addText", { name })}
    >
      <AddFieldForm onClose={onClose} />
    </Dialog>
  );
}

function AddFieldForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("leadFields");
  const { add } = useFieldActs();
  const company = useCompany();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: addLeadFieldInput,
    values: { companyId: company.id, name: "", type: "text" },
    send: async (input) => {
      await add.mutateAsync(input);
      onClose();
      toastDone({ text: t("fields.added", { name: input.name }) });
    },
  });
  const type = useController({ control: form.control, name: "type" }).field;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("name")}
        label={t("fields.name")}
        help={t("fields.nameHelp")}
        autoComplete="off"
        error={errorOf("name")}
      />
      <ChoiceList
        label={t("fields.typeLabel")}
        value={type.value}
        onChange={type.onChange}
        options={leadFieldTypes.map((value) => ({
          value,
          label: t(`fields.types.${value}`),
          detail: t(`fields.typeHelp.${value}`),
        }))}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t("fields.add")}
        </Button>
      </DialogActions>
    </form>
  );
}
