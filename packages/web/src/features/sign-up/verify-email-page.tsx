import { resendVerificationInput } from "@rookery/server/sign-up/schema";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { CircleCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf } from "../../lib/failure.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { LinkButton, TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useApi } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { MailSent } from "./mail-sent.tsx";
import { useResendVerification, useVerifyEmail } from "./use-sign-up.ts";

/** Where the mailed link leads: confirms at once, signs in, and goes on. */
export function VerifyEmailPage() {
  const { t } = useTranslation("signUp");
  const text = useErrorText();
  const { token } = useSearch({ from: "/outside/verify-email" });
  const verify = useConfirmOnce(token);
  if (verify.data && !verify.data.signedIn) return <Confirmed email={verify.data.email} />;
  if (token !== undefined && !verify.isError)
    return (
      <p role="status" className="flex items-center justify-center gap-3 text-16">
        <Spinner />
        {t("verify.working")}
      </p>
    );
  return (
    <>
      <h1 tabIndex={-1} className="mb-5 text-center text-20 font-semibold">
        {t("verify.failed")}
      </h1>
      <div className="mb-5">
        <Callout tone="bad" isAlert>
          {token === undefined || failureOf(verify.error).reason === "invalid_input"
            ? t("verify.incomplete")
            : text.sentence(verify.error)}
        </Callout>
      </div>
      <ResendForm />
      <p className="mt-6 text-center text-13">
        <TextLink to={paths.signIn}>{t("verify.signIn")}</TextLink>
      </p>
    </>
  );
}

/** The link was opened in another browser than the one that signed up: there the password opens the account. */
function Confirmed({ email }: { email: string }) {
  const { t } = useTranslation("signUp");
  return (
    <div role="status" className="flex flex-col items-center text-center">
      <CircleCheck aria-hidden className="mb-4 size-8 text-good-ink" />
      <h1 tabIndex={-1} className="text-20 font-semibold">
        {t("verify.done")}
      </h1>
      <p className="mt-2 mb-6 text-balance wrap-anywhere text-ink-soft">{t("verify.doneText", { email })}</p>
      <LinkButton to={paths.signIn} variant="primary" size="lg">
        {t("verify.signIn")}
      </LinkButton>
    </div>
  );
}

function useConfirmOnce(token: string | undefined) {
  const verify = useVerifyEmail();
  const navigate = useNavigate();
  const { queryClient } = useApi();
  const { mutateAsync } = verify;
  // React runs effects twice in development, and the link works once.
  const sent = useRef<string>(undefined);
  useEffect(() => {
    if (token === undefined || sent.current === token) return;
    sent.current = token;
    mutateAsync({ token }).then(
      ({ signedIn }) => {
        if (!signedIn) return undefined;
        queryClient.clear();
        return navigate({ to: paths.home, replace: true });
      },
      // The mutation's state tells it.
      () => undefined,
    );
  }, [token, mutateAsync, navigate, queryClient]);
  return verify;
}

function ResendForm() {
  const { t } = useTranslation("signUp");
  const resend = useResendVerification();
  const [sentTo, setSentTo] = useState<string>();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: resendVerificationInput,
    values: { email: "" },
    send: async (input) => setSentTo((await resend.mutateAsync(input)).sentTo),
  });
  if (sentTo !== undefined) return <MailSent email={sentTo} onOther={() => setSentTo(undefined)} />;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("email")}
        label={t("verify.email")}
        type="email"
        autoComplete="username"
        error={errorOf("email")}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={form.formState.isSubmitting}>
        {t("verify.resend")}
      </Button>
    </form>
  );
}
