import { addDomainInput } from "@rookery/server/domains/schema";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useUiWords } from "../../ui/ui-words.tsx";
import { ReceivesChoice } from "./receives-choice.tsx";
import { useAddDomain } from "./use-domains.ts";

export function AddDomainDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("domains");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("add.title")}
      description={t("add.description")}
    >
      <AddDomainForm onClose={onClose} />
    </Dialog>
  );
}

function AddDomainForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("domains");
  const words = useUiWords();
  const company = useCompany();
  const tenant = useTenantSlug();
  const navigate = useNavigate();
  const add = useAddDomain();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: addDomainInput,
    values: { companyId: company.id, domain: "", receivesHere: false },
    send: async (input) => {
      const { id, domain } = await add.mutateAsync(input);
      toastDone({ text: t("add.done", { domain }) });
      await navigate({
        to: paths.domain,
        params: { tenant, workspace: company.workspaceName, domainId: id },
      });
    },
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("domain")}
        label={t("add.field")}
        help={t("add.help")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={errorOf("domain")}
      />
      <ReceivesChoice
        value={form.watch("receivesHere") ?? false}
        onChange={(receivesHere) => form.setValue("receivesHere", receivesHere)}
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
