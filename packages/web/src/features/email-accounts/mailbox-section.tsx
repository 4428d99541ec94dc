import { signInProviders } from "@rookery/server/email-accounts/rules";
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Section } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { AccountValues } from "./account-values.ts";
import { Proposal } from "./proposal.tsx";
import { SignInWays } from "./sign-in-ways.tsx";
import type { BeginConsent } from "./use-consent.ts";
import { useMissingDomain } from "./use-domains-of.ts";
import type { Proposals } from "./use-proposals.ts";

export interface MailboxSectionProps {
  readonly form: UseFormReturn<AccountValues>;
  readonly errorOf: (field: "email" | "senderName" | "password") => string | undefined;
  /** What was found for the address. */
  readonly found: Proposals;
  readonly consent: BeginConsent;
  /** Without an account yet, so that the address is asked for. */
  readonly isNew: boolean;
  readonly passwordHelp: ReactNode;
  readonly onCreate: () => void;
  readonly isCreating: boolean;
}

/** Whose mailbox it is, and its password. */
export function MailboxSection({ form, errorOf, isNew, passwordHelp, ...asked }: MailboxSectionProps) {
  const { t } = useTranslation("emailAccounts");
  return (
    <Section title={t("form.mailbox")}>
      <div className="flex flex-col gap-4">
        {isNew && <Address form={form} errorOf={errorOf} {...asked} />}
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
  );
}

/** The address, and what it leads to: its domain, signing in, settings that were found. */
function Address(props: Omit<MailboxSectionProps, "isNew" | "passwordHelp">) {
  const { form, errorOf, found, consent, onCreate, isCreating } = props;
  const { t } = useTranslation("emailAccounts");
  const email = form.watch("email");
  const providerId = found.settings?.provider?.id;
  const isProviderFound = signInProviders.some((each) => each === providerId);
  return (
    <div className="flex flex-col gap-1.5">
      {!isProviderFound && <SignInWays consent={consent} email={email} />}
      <TextField
        {...form.register("email", { onBlur: found.ask })}
        type="email"
        label={t("form.address")}
        help={t("form.addressHelp")}
        autoComplete="off"
        error={errorOf("email")}
      />
      <MissingDomain email={email} />
      <Proposal
        isAsking={found.isAsking}
        settings={found.settings}
        onCreate={onCreate}
        isCreating={isCreating}
        consent={consent}
      />
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
