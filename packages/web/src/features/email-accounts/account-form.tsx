import { signInProviders, type ServerSettings } from "@rookery/server/email-accounts/rules";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ProbePanel } from "./probe-panel.tsx";
import { Proposal } from "./proposal.tsx";
import { ServerFields } from "./server-fields.tsx";
import { SignInWays } from "./sign-in-ways.tsx";
import { useBeginConsent } from "./use-consent.ts";
import { useProbe, type ShownAccount } from "./use-email-accounts.ts";
import { useMissingDomain } from "./use-domains-of.ts";
import { useProposals } from "./use-proposals.ts";

/** A form about a mailbox; what is typed and not what is sent. */
export interface AccountValues {
  email: string;
  senderName: string;
  smtp: ServerSettings;
  imap: ServerSettings;
  /** Without, the account only sends. */
  receives: boolean;
  password: string;
  hasImapPassword: boolean;
  imapPassword: string;
  dailyLimit: number;
  /** The mailbox itself is made on the platform's server, which knows the rest. */
  isCreated: boolean;
}

const at = (port: number): ServerSettings => ({ host: "", port, security: "tls", username: "" });

export const noValues: AccountValues = {
  email: "",
  senderName: "",
  smtp: at(465),
  imap: at(993),
  receives: true,
  password: "",
  hasImapPassword: false,
  imapPassword: "",
  dailyLimit: 50,
  isCreated: false,
};

/** What is sent of the form: an empty password is none. */
export const connectionOf = (values: AccountValues) => ({
  smtp: values.smtp,
  imap: values.receives ? values.imap : null,
  ...(values.password !== "" && { password: values.password }),
  ...(values.receives &&
    values.hasImapPassword &&
    values.imapPassword !== "" && { imapPassword: values.imapPassword }),
});

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
  const providerId = found.settings?.provider?.id;
  const isProviderFound = signInProviders.some((each) => each === providerId);
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
        <Section title={t("form.mailbox")}>
          <div className="flex flex-col gap-4">
            {!account && (
              <div className="flex flex-col gap-1.5">
                {!isProviderFound && <SignInWays consent={consent} email={typed.email} />}
                <TextField
                  {...form.register("email", { onBlur: found.ask })}
                  type="email"
                  label={t("form.address")}
                  help={t("form.addressHelp")}
                  autoComplete="off"
                  error={errorOf("email")}
                />
                <MissingDomain email={typed.email} />
                <Proposal
                  isAsking={found.isAsking}
                  settings={found.settings}
                  onCreate={() => void create()}
                  isCreating={isCreating}
                  consent={consent}
                />
              </div>
            )}
            <TextField
              {...form.register("senderName")}
              label={t("form.senderName")}
              help={t("form.senderNameHelp")}
              isOptional
              error={errorOf("senderName")}
            />
            <TextField
              {...form.register("password")}
              type="password"
              label={t("form.password")}
              help={passwordHelp}
              autoComplete="new-password"
              error={errorOf("password")}
            />
          </div>
        </Section>
        <Section title={t("form.smtp")}>
          <ServerFields protocol="smtp" form={form} errorOf={errorOf} proposed={found.settings?.smtp} />
        </Section>
        <Section title={t("form.imap")}>
          <div className="flex flex-col gap-4">
            <SettingRow
              label={t("form.receives")}
              help={t("form.receivesHelp")}
              control={(wiring) => (
                <Switch
                  {...wiring}
                  label={t("form.receives")}
                  isOn={typed.receives}
                  onChange={(isOn) => form.setValue("receives", isOn, { shouldDirty: true })}
                />
              )}
            />
            {typed.receives && (
              <>
                <ServerFields protocol="imap" form={form} errorOf={errorOf} proposed={found.settings?.imap} />
                <label className="flex items-center gap-2 text-13 text-ink">
                  <input type="checkbox" {...form.register("hasImapPassword")} className="accent-accent" />
                  {t("form.otherPassword")}
                </label>
                {typed.hasImapPassword && (
                  <TextField
                    {...form.register("imapPassword")}
                    type="password"
                    label={t("form.imapPassword")}
                    autoComplete="new-password"
                    error={errorOf("imapPassword")}
                  />
                )}
              </>
            )}
          </div>
        </Section>
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

/** The way to the domain that an address needs first. */
function MissingDomain({ email }: { email: string }) {
  const { t } = useTranslation("emailAccounts");
  const company = useCompany();
  const params = { tenant: useTenantSlug(), workspace: company.workspaceName };
  const domain = useMissingDomain(company.id, email);
  if (domain === undefined) return null;
  return (
    <p className="text-13">
      <TextLink to={paths.domains} params={params} search={{ add: true }}>
        {t("form.addDomain", { domain })}
      </TextLink>
    </p>
  );
}
