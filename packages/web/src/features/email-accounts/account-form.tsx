import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { connectionOf, type AccountValues } from "./account-values.ts";
import { MailboxSection } from "./mailbox-section.tsx";
import { ProbePanel } from "./probe-panel.tsx";
import { ReceivingSection } from "./receiving-section.tsx";
import { ServerFields } from "./server-fields.tsx";
import { useBeginConsent } from "./use-consent.ts";
import { useProbe, type ShownAccount } from "./use-email-accounts.ts";
import { useProposals } from "./use-proposals.ts";

export interface AccountFormProps {
  /** The account that is edited; absent for a new one. */
  readonly account?: ShownAccount;
  readonly values: AccountValues;
  readonly saveLabel: string;
  /** Saves; throws what the server refused. */
  readonly save: (values: AccountValues) => Promise<void>;
  readonly passwordHelp: ReactNode;
}

/** The form at the left, what trying it shows at the right. */
export function AccountForm({ account, values, saveLabel, save, passwordHelp }: AccountFormProps) {
  const { t } = useTranslation("emailAccounts");
  const company = useCompany();
  const { probe, start, stop } = useProbe();
  const { form, submit, failure, errorOf } = useServerForm<AccountValues, AccountValues>({
    values,
    send: async (typed) => {
      stop();
      await save(typed);
    },
  });
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  const typed = form.watch();
  const panel = useRef<HTMLDivElement>(null);
  const tryOut = () => {
    // On a phone it stands below the form.
    panel.current?.scrollIntoView({ block: "nearest" });
    void start({
      companyId: company.id,
      ...(account && { accountId: account.id }),
      email: typed.email,
      ...connectionOf(typed),
    });
  };
  const found = useProposals(form);
  const consent = useBeginConsent();
  const [isCreating, setCreating] = useState(false);
  // By the same way as saving, so that what is refused stands on its field.
  const create = async () => {
    setCreating(true);
    form.setValue("isCreated", true);
    await submit();
    form.setValue("isCreated", false);
    setCreating(false);
  };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex min-w-0 flex-col gap-5">
        <UnsavedGuard isDirty={isDirty && !isSubmitting && !isSubmitSuccessful && !consent.isBusy} />
        <MailboxSection
          form={form}
          errorOf={errorOf}
          found={found}
          consent={consent}
          isNew={!account}
          passwordHelp={passwordHelp}
          onCreate={() => void create()}
          isCreating={isCreating}
        />
        <Section title={t("form.smtp")}>
          <ServerFields protocol="smtp" form={form} errorOf={errorOf} proposed={found.settings?.smtp} />
        </Section>
        <ReceivingSection form={form} errorOf={errorOf} proposed={found.settings?.imap} />
        <Section title={t("form.limits")}>
          <TextField
            {...form.register("dailyLimit", { valueAsNumber: true })}
            label={t("form.dailyLimit")}
            help={t("form.dailyLimitHelp")}
            inputMode="numeric"
            error={errorOf("dailyLimit")}
          />
        </Section>
        <FormFailure failure={failure} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={isSubmitting} disabled={account && !isDirty}>
            {saveLabel}
          </Button>
          {probe.state === "running" ? (
            <Button onClick={stop}>{t("form.stop")}</Button>
          ) : (
            <Button onClick={tryOut}>{probe.state === "idle" ? t("form.try") : t("form.tryAgain")}</Button>
          )}
        </div>
      </form>
      <div ref={panel} className="scroll-mt-16 lg:sticky lg:top-16">
        <ProbePanel
          probe={probe}
          targets={{ email: typed.email, smtp: typed.smtp, imap: typed.receives ? typed.imap : null }}
        />
      </div>
    </div>
  );
}
