import { MailCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { Button } from "../../ui/button.tsx";
import { useResendVerification } from "./use-sign-up.ts";

export interface MailSentProps {
  readonly email: string;
  readonly onOther: () => void;
}

/** After signing up: the account opens by the mailed link. */
export function MailSent({ email, onOther }: MailSentProps) {
  const { t } = useTranslation("signUp");
  const text = useErrorText();
  const resend = useResendVerification();
  return (
    <div className="flex flex-col items-center text-center">
      <MailCheck aria-hidden className="mb-4 size-8 text-good-ink" />
      <h1 tabIndex={-1} className="text-20 font-semibold">
        {t("sent.title")}
      </h1>
      <p className="mt-2 text-balance wrap-anywhere text-ink-soft">{t("sent.text", { email })}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button isBusy={resend.isPending} onClick={() => resend.mutate({ email })}>
          {t("verify.resend")}
        </Button>
        <Button variant="quiet" onClick={onOther}>
          {t("sent.other")}
        </Button>
      </div>
      <p role="status" className="mt-4 text-13 text-ink-soft">
        {resend.isSuccess && t("sent.resent", { email })}
        {resend.isError && <span className="text-bad-ink">{text.sentence(resend.error)}</span>}
      </p>
    </div>
  );
}
