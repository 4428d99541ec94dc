import { requestEmailInput } from "@rookery/server/account/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Section } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Time } from "../../ui/time.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";
import { useCancelEmail, usePendingEmail, useRequestEmail } from "./use-account.ts";

export interface EmailSectionProps {
  readonly email: string;
  readonly isConfirmed: boolean;
}

/** The address that one signs in with, and its change. */
export function EmailSection({ email, isConfirmed }: EmailSectionProps) {
  const { t } = useTranslation("account");
  const [isOpen, setOpen] = useState(false);
  const { data: pending } = usePendingEmail();
  return (
    <Section
      title={t("email.title")}
      description={t("email.description")}
      actions={!pending && <Button onClick={() => setOpen(true)}>{t("email.change")}</Button>}
    >
      <p className="flex flex-wrap items-center gap-2 text-14 wrap-anywhere">
        {email}
        <Badge tone={isConfirmed ? "good" : "warn"}>
          {isConfirmed ? t("email.confirmed") : t("email.unconfirmed")}
        </Badge>
      </p>
      {pending && <PendingChange pending={pending} />}
      {isOpen && <ChangeEmailDialog onClose={() => setOpen(false)} />}
    </Section>
  );
}

type Pending = NonNullable<ReturnType<typeof usePendingEmail>["data"]>;

function PendingChange({ pending }: { pending: Pending }) {
  const { t } = useTranslation("account");
  const text = useErrorText();
  const cancel = useCancelEmail();
  const { newEmail, oldConfirmed, newConfirmed } = pending;
  const missing = !oldConfirmed && !newConfirmed ? "both" : oldConfirmed ? "new" : "old";
  return (
    <div className="mt-4">
      <Callout
        tone="info"
        title={t("email.pendingTitle", { email: newEmail })}
        actions={
          <Button
            isBusy={cancel.isPending}
            onClick={() =>
              cancel.mutate(undefined, { onError: (error) => toastFailed(text.sentence(error)) })
            }
          >
            {t("email.cancel")}
          </Button>
        }
      >
        {t(`email.missing.${missing}`)} {t("email.expires")} <Time at={pending.expires} />.
      </Callout>
    </div>
  );
}

function ChangeEmailDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("account");
  const request = useRequestEmail();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: requestEmailInput,
    values: { email: "" },
    send: async (input) => {
      await request.mutateAsync(input);
      toastDone({ text: t("email.sent") });
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("email.change")}
      description={t("email.changeHelp")}
    >
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <TextField
          {...form.register("email")}
          type="email"
          label={t("email.new")}
          autoComplete="email"
          error={errorOf("email")}
        />
        <DialogActions>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t("email.send")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
