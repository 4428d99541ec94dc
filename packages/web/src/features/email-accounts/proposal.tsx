import { signInProviders, type SignInProvider } from "@rookery/server/email-accounts/rules";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { SignInButton } from "./sign-in-button.tsx";
import { useSignInWays, type BeginConsent } from "./use-consent.ts";
import type { Proposals } from "./use-proposals.ts";

interface ProposalProps extends Pick<Proposals, "isAsking" | "settings"> {
  /** Makes the mailbox on the platform's own server. */
  readonly onCreate: () => void;
  readonly isCreating: boolean;
  readonly consent: BeginConsent;
}

/** What was found for an address, and what its provider asks for. */
export function Proposal({ isAsking, settings, onCreate, isCreating, consent }: ProposalProps) {
  const { t } = useTranslation("emailAccounts");
  const ways = useSignInWays();
  if (isAsking)
    return (
      <p className="flex items-center gap-2 text-13 text-ink-soft">
        <Spinner className="size-3" />
        {t("found.asking")}
      </p>
    );
  if (!settings) return null;
  if (settings.canBeCreated)
    return (
      <Callout
        tone="info"
        title={t("found.here")}
        actions={
          <Button isBusy={isCreating} onClick={onCreate}>
            {t("found.create")}
          </Button>
        }
      >
        {t("found.hereText")}
      </Callout>
    );
  const { provider, smtp, imap } = settings;
  const known = signInProviders.find((each) => each === provider?.id);
  if (known)
    return ways.includes(known) ? (
      <SignInProposal provider={known} consent={consent} email={smtp?.username ?? ""} />
    ) : (
      <PasswordProposal provider={known} />
    );
  if (provider?.asks === "app_password")
    return (
      <Callout tone="info" title={t("found.provider", { provider: provider.name })}>
        {t("found.asks.app_password")}
      </Callout>
    );
  if (provider)
    return <p className="text-13 text-ink-soft">{t("found.provider", { provider: provider.name })}</p>;
  if (smtp ?? imap) return null;
  return <p className="text-13 text-ink-soft">{t("found.nothing")}</p>;
}

interface SignInProposalProps {
  readonly provider: SignInProvider;
  readonly consent: BeginConsent;
  readonly email: string;
}

function SignInProposal({ provider, consent, email }: SignInProposalProps) {
  const { t } = useTranslation("emailAccounts");
  return (
    <Callout
      tone="info"
      title={t("found.provider", { provider: t(`consent.providers.${provider}`) })}
      actions={
        <SignInButton
          provider={provider}
          variant="primary"
          isBusy={consent.isBusy}
          onClick={() => consent.begin(provider, { email })}
        />
      }
    >
      {t(`consent.found.${provider}`)}
    </Callout>
  );
}

/** Where nobody can sign in: how a password is still taken, and until when. */
function PasswordProposal({ provider }: { provider: SignInProvider }) {
  const { t } = useTranslation("emailAccounts");
  return (
    <Callout tone="info" title={t("found.provider", { provider: t(`consent.providers.${provider}`) })}>
      <p>{t(`consent.notSetUp.${provider}`)}</p>
      {provider === "google" && (
        <p className="mt-1.5">
          <a
            href="https://myaccount.google.com/apppasswords"
            target="_blank"
            rel="noreferrer"
            className="font-medium text-accent-ink underline underline-offset-3"
          >
            {t("consent.appPassword")}
          </a>
        </p>
      )}
    </Callout>
  );
}
