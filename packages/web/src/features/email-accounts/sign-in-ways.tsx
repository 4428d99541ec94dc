import { useTranslation } from "react-i18next";
import { SignInButton } from "./sign-in-button.tsx";
import { useSignInWays, type BeginConsent } from "./use-consent.ts";

/** The ways to connect a mailbox without a password, where there are any. */
export function SignInWays({ consent, email }: { consent: BeginConsent; email: string }) {
  const { t } = useTranslation("emailAccounts");
  const ways = useSignInWays();
  if (ways.length === 0) return null;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-2">
        {ways.map((provider) => (
          <SignInButton
            key={provider}
            provider={provider}
            isBusy={consent.isBusy}
            onClick={() => consent.begin(provider, hintOf(email))}
          />
        ))}
      </div>
      <p className="text-12 text-ink-soft">{t("consent.ways")}</p>
    </div>
  );
}

/** What is typed, once it is an address. */
export const hintOf = (email: string): { email?: string } =>
  /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim()) ? { email: email.trim() } : {};
