import { addCompanyInput } from "@rookery/server/companies/schema";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { proposeWorkspaceName } from "./propose-workspace-name.ts";
import { useAddCompany } from "./use-companies.ts";

export function AddCompanyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("companies");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("add.title")}
      description={t("add.description")}
    >
      <AddCompanyForm onClose={onClose} />
    </Dialog>
  );
}

function AddCompanyForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("companies");
  const words = useUiWords();
  const add = useAddCompany();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: addCompanyInput,
    values: { name: "", workspaceName: "", industry: "" },
    send: async (company) => {
      const { name } = await add.mutateAsync(company);
      onClose();
      toastDone({ text: t("add.done", { name }) });
    },
  });
  const { workspaceName } = form.formState.dirtyFields;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("name", {
          // Follows the name until somebody writes another one.
          onChange: (event: { target: { value: string } }) => {
            if (!workspaceName) form.setValue("workspaceName", proposeWorkspaceName(event.target.value));
          },
        })}
        label={t("fields.name")}
        autoComplete="off"
        error={errorOf("name")}
      />
      <TextField
        {...form.register("workspaceName")}
        label={t("fields.workspaceName")}
        help={t("fields.workspaceHelp")}
        prefix="/c/"
        autoComplete="off"
        spellCheck={false}
        error={errorOf("workspaceName")}
      />
      <TextField
        {...form.register("industry")}
        label={t("fields.industry")}
        help={t("fields.industryHelp")}
        isOptional
        autoComplete="off"
        error={errorOf("industry")}
      />
      <DialogActions>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t("add.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}
