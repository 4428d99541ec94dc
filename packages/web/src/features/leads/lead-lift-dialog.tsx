import { liftSuppressionInput } from "@rookery/server/suppressions/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Button } from "../../ui/button.tsx";
import { ChoiceList } from "../../ui/choice-list.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useEntries, useLiftEntry, type SuppressionEntry } from "./use-lead.ts";

export interface LeadLiftDialogProps {
  readonly email: string;
  readonly onClose: () => void;
}

/** Takes what holds an address off the tenant's list: with a reason, and only by somebody who shows that it is them. */
export function LeadLiftDialog({ email, onClose }: LeadLiftDialogProps) {
  const { t } = useTranslation("lead");
  const found = useEntries(email);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("lift.title", { email })}
      description={t("lift.text")}
    >
      {found.isPending && (
        <Loading>
          <Skeleton className="h-24 w-full" />
        </Loading>
      )}
      {found.isError && <QueryFailure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.entries.length === 0 && <p className="text-14 text-ink-soft">{t("lift.nothing")}</p>}
      {found.data && found.data.entries.length > 0 && (
        <LiftForm email={email} entries={found.data.entries} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface LiftFormProps extends LeadLiftDialogProps {
  readonly entries: readonly SuppressionEntry[];
}

function LiftForm({ email, entries, onClose }: LiftFormProps) {
  const { t } = useTranslation("lead");
  const lift = useLiftEntry();
  const [chosen, setChosen] = useState(entries[0]?.id ?? "");
  const entry = entries.find(({ id }) => id === chosen);
  const { form, submit, failure, errorOf } = useServerForm({
    schema: liftSuppressionInput.pick({ why: true }),
    values: { why: "" },
    send: async ({ why }) => {
      const { isHeld } = await lift.mutateAsync({ suppressionId: chosen, why });
      onClose();
      const done =
        entry?.kind === "domain"
          ? t("lift.doneDomain", { value: entry.value ?? "" })
          : t("lift.done", { email });
      toastDone({ text: isHeld ? t("lift.doneHeld", { email }) : done });
    },
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <ChoiceList
        label={t("lift.entries")}
        value={chosen}
        onChange={setChosen}
        options={entries.map(({ id, kind, value, reason, note }) => ({
          value: id,
          label: t(`lift.entryOf.${kind}`, { value: value ?? "", reason: t(`held.reasons.${reason}`) }),
          ...(note !== null && { detail: note }),
        }))}
      />
      <TextArea
        {...form.register("why")}
        label={t("lift.why")}
        help={t("lift.whyHelp")}
        error={errorOf("why")}
      />
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t("lift.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}
