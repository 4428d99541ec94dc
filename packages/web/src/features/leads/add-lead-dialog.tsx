import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useErrorText } from "../../lib/error-text.ts";
import type { Failure } from "../../lib/failure.ts";
import { TextLink } from "../../lib/link-button.tsx";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { emptyDraft, valuesOf, type OwnField } from "./lead-draft.ts";
import { LeadInputs } from "./lead-inputs.tsx";
import { useAddLead, useFieldsOf } from "./use-lead.ts";
import { useLeadForm } from "./use-lead-form.ts";

export interface AddLeadDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (leadId: string) => void;
}

/** One lead by hand. */
export function AddLeadDialog(props: AddLeadDialogProps) {
  const { t } = useTranslation("lead");
  const company = useCompany();
  const fields = useFieldsOf(company.id);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      title={t("add.title")}
      description={t("add.description", { name: company.name })}
      width="lg"
    >
      {fields.isPending && (
        <Loading>
          <Skeleton className="h-64 w-full" />
        </Loading>
      )}
      {fields.isError && <QueryFailure error={fields.error} onRetry={() => void fields.refetch()} />}
      {fields.data && (
        <AddForm {...props} fields={fields.data.map(({ id, name, type }) => ({ fieldId: id, name, type }))} />
      )}
    </Dialog>
  );
}

function AddForm({ fields, onClose, onAdded }: AddLeadDialogProps & { fields: readonly OwnField[] }) {
  const { t } = useTranslation("lead");
  const company = useCompany();
  const add = useAddLead();
  const form = useLeadForm({
    fields,
    initial: emptyDraft(fields),
    send: async (draft) => {
      const { leadId } = await add.mutateAsync({
        companyId: company.id,
        email: draft.email,
        name: draft.name,
        employer: draft.employer,
        tags: [...draft.tags],
        fields: valuesOf(fields, draft).filter(({ value }) => value !== null),
      });
      toastDone({ text: t("add.done", { email: draft.email.trim() }) });
      onAdded(leadId);
    },
  });
  return (
    <form id={form.id} onSubmit={form.submit} noValidate className="flex flex-col gap-4">
      <FormFailure failure={form.wholeFailure} />
      <LeadInputs form={form} companyId={company.id} fields={fields} />
      <Known failure={form.failure} />
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={form.isSending}>
          {t("add.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}

/** The way on from an address that is there already. */
function Known({ failure }: { failure: Failure | undefined }) {
  const { t } = useTranslation("lead");
  const text = useErrorText();
  const leadId = failure?.details?.["leadId"];
  if (failure?.reason !== "lead_exists" || typeof leadId !== "string") return null;
  return (
    <Callout
      tone="info"
      actions={
        <TextLink to="." search={{ lead: leadId }}>
          {t("open")}
        </TextLink>
      }
    >
      {text.ofFailure(failure)}
    </Callout>
  );
}
