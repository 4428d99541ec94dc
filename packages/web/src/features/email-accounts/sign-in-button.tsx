import type { SignInProvider } from "@rookery/server/email-accounts/rules";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";

interface SignInButtonProps {
  readonly provider: SignInProvider;
  readonly isBusy: boolean;
  readonly onClick: () => void;
  readonly variant?: "primary";
}

export function SignInButton({ provider, ...button }: SignInButtonProps) {
  const { t } = useTranslation("emailAccounts");
  return <Button {...button}>{t("consent.signIn", { provider: t(`consent.providers.${provider}`) })}</Button>;
}
