import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { failureOf } from "../../lib/failure.ts";
import { Button } from "../../ui/button.tsx";
import { DialogActions } from "../../ui/dialog.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { LeadConflict } from "./lead-conflict.tsx";
import { changesOf, draftOf, isUnchanged } from "./lead-draft.ts";
import { isHeld } from "./lead-held.tsx";
import { LeadInputs } from "./lead-inputs.tsx";
import { bringTogether, type Conflict } from "./lead-together.ts";
import { useLeadForm } from "./use-lead-form.ts";
import { useReadLead, useUpdateLead, type WholeLead } from "./use-lead.ts";

export interface LeadEditFormProps {
  readonly lead: WholeLead;
  readonly onDirty: (isDirty: boolean) => void;
  readonly onDone: () => void;
}

/** Edits a lead. Whoever was outrun sees both and loses neither. */
export function LeadEditForm({ lead, onDirty, onDone }: LeadEditFormProps) {
  const { t } = useTranslation("lead");
  const update = useUpdateLead();
  const read = useReadLead();
  // What is edited stays the one that was opened, whatever comes in meanwhile.
  const [base, setBase] = useState(lead);
  const [conflict, setConflict] = useState<Conflict>();
  const form = useLeadForm({
    fields: base.fields,
    initial: draftOf(lead),
    send: async (draft) => {
      if (isUnchanged(base, draft)) return onDone();
      try {
        await update.mutateAsync(changesOf(base, draft));
      } catch (error) {
        if (failureOf(error).reason !== "changed_meanwhile") throw error;
        const theirs = await read(base.id);
        const together = bringTogether({ base, mine: draft, theirs });
        form.change(together.draft);
        setBase(theirs);
        return setConflict(together.conflict);
      }
      toastDone({ text: t("edit.saved", { email: draft.email.trim() }) });
      return onDone();
    },
  });
  const isDirty = !isUnchanged(base, form.draft);
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  return (
    <form id={form.id} onSubmit={form.submit} noValidate className="flex flex-col gap-4">
      <UnsavedGuard isDirty={isDirty && !form.isSending} />
      <FormFailure failure={form.wholeFailure} />
      {conflict && (
        <LeadConflict conflict={conflict} fields={base.fields} draft={form.draft} onChoose={form.change} />
      )}
      <LeadInputs
        form={form}
        companyId={lead.companyId ?? ""}
        fields={base.fields}
        isEmailFixed={isHeld(base)}
      />
      <DialogActions>
        <Button onClick={onDone}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={form.isSending}>
          {t(conflict ? "conflict.submit" : "edit.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}
