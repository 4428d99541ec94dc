import type { SignInProvider } from "@rookery/server/email-accounts/rules";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Section } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Time } from "../../ui/time.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { SignInButton } from "./sign-in-button.tsx";
import { useBeginConsent } from "./use-consent.ts";
import { useUpdateAccount, type ShownAccount } from "./use-email-accounts.ts";

interface ConnectedAccountProps {
  readonly account: ShownAccount;
  readonly provider: SignInProvider;
}

/** An account without a password: where it was signed in with, and what of it can be changed here. */
export function ConnectedAccount({ account, provider }: ConnectedAccountProps) {
  const { t } = useTranslation("emailAccounts");
  const name = t(`consent.providers.${provider}`);
  return (
    <>
      <Section
        title={t("page.connection")}
        description={t("consent.page.text")}
        actions={account.status !== "needs_password" && <ConnectAgain account={account} />}
      >
        <div className="flex flex-col gap-3 text-13">
          <p>
            {t("consent.page.signedIn", { provider: name })}{" "}
            {account.secretSetAt && <Time at={account.secretSetAt} />}
          </p>
          {!account.signInWay && (
            <Callout tone="warn">{t("consent.page.notSetUp", { provider: name })}</Callout>
          )}
        </div>
      </Section>
      <SendingForm account={account} />
    </>
  );
}

/** Goes to the provider once more; nothing where the account has a password, or nobody can sign in there. */
export function ConnectAgain({ account }: { account: ShownAccount }) {
  const { t } = useTranslation("emailAccounts");
  const consent = useBeginConsent();
  const { id: accountId, signedInAt, signInWay, status } = account;
  if (!signedInAt || !signInWay) return null;
  return (
    <Button
      variant={status === "needs_password" ? "primary" : undefined}
      isBusy={consent.isBusy}
      onClick={() => consent.begin(signedInAt, { accountId })}
    >
      {t("consent.page.anew")}
    </Button>
  );
}

/** Servers and user are the provider's own. */
function SendingForm({ account }: { account: ShownAccount }) {
  const { t } = useTranslation("emailAccounts");
  const update = useUpdateAccount();
  const { smtp, imap, id: accountId, version } = account;
  const values = { senderName: account.senderName ?? "", dailyLimit: account.dailyLimit };
  const { form, submit, failure, errorOf } = useServerForm<typeof values, typeof values>({
    values,
    send: async (typed) => {
      if (smtp) await update.mutateAsync({ ...typed, smtp, imap, accountId, version });
      toastDone({ text: t("form.changed") });
    },
  });
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <Section title={t("consent.page.sending")}>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <UnsavedGuard isDirty={isDirty && !isSubmitting && !isSubmitSuccessful} />
        <TextField
          {...form.register("senderName")}
          label={t("form.senderName")}
          help={t("form.senderNameHelp")}
          isOptional
          error={errorOf("senderName")}
        />
        <TextField
          {...form.register("dailyLimit", { valueAsNumber: true })}
          label={t("form.dailyLimit")}
          help={t("form.dailyLimitHelp")}
          inputMode="numeric"
          error={errorOf("dailyLimit")}
        />
        <FormFailure failure={failure} />
        <div>
          <Button type="submit" variant="primary" isBusy={isSubmitting} disabled={!isDirty}>
            {t("form.saveChanges")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** For an account with a password whose provider lets people sign in. */
export function ChangeToSignIn({ accountId, provider }: { accountId: string; provider: SignInProvider }) {
  const { t } = useTranslation("emailAccounts");
  const consent = useBeginConsent();
  return (
    <Callout
      tone="info"
      title={t("consent.page.change", { provider: t(`consent.providers.${provider}`) })}
      actions={
        <SignInButton
          provider={provider}
          isBusy={consent.isBusy}
          onClick={() => consent.begin(provider, { accountId })}
        />
      }
    >
      {t("consent.page.changeText")}
    </Callout>
  );
}
