import { MailWarning } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../features/sessions/use-sessions.ts";
import { useResendVerification } from "../../features/sign-up/use-sign-up.ts";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { toastDone, toastFailed } from "../../ui/toasts.ts";

/** For those who signed in before they confirmed their address. */
export function UnverifiedBanner() {
  const { t } = useTranslation("app");
  const text = useErrorText();
  const { data: session } = useSession();
  const resend = useResendVerification();
  if (!session || session.user.emailVerified) return null;
  const { email } = session.user;
  const send = () =>
    resend.mutate(
      { email },
      {
        onSuccess: () => toastDone({ text: t("unverified.sent", { email }) }),
        onError: (error) => toastFailed(text.sentence(error)),
      },
    );
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-4 py-1.5 text-13 text-warn-ink md:px-6">
      <MailWarning aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 basis-48">{t("unverified.text", { email })}</p>
      <Button variant="secondary" isBusy={resend.isPending} onClick={send}>
        {t("unverified.resend")}
      </Button>
    </div>
  );
}
