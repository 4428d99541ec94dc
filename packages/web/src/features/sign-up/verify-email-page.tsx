import { resendVerificationInput } from "@rookery/server/sign-up/schema";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { TextLink } from "../../lib/link-button.tsx";
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
          {token === undefined ? t("verify.incomplete") : text.sentence(verify.error)}
        </Callout>
      </div>
      <ResendForm />
      <p className="mt-6 text-center text-13">
        <TextLink to={paths.signIn}>{t("verify.signIn")}</TextLink>
      </p>
    </>
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
      () => {
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
