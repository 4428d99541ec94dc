import type { SignInInput } from "@rookery/server/sessions/schema";
import { Navigate, useRouter, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useApi } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { refreshSession, useSession, useSignIn } from "./use-sessions.ts";

export function SignInPage() {
  const { t } = useTranslation("sessions");
  const { next, ended } = useSearch({ from: "/outside/sign-in" });
  const { data: session } = useSession();
  if (session) return <Navigate to={next ?? paths.home} replace />;
  return (
    <>
      <h1 tabIndex={-1} className="mb-6 text-center text-20 font-semibold">
        {t("signIn.title")}
      </h1>
      {ended && (
        <div className="mb-5">
          <Callout tone="info">{t("signIn.ended")}</Callout>
        </div>
      )}
      <SignInForm />
      <p className="mt-6 text-center text-13 text-ink-soft">
        {t("signIn.noAccount")} <TextLink to={paths.signUp}>{t("signIn.signUp")}</TextLink>
      </p>
    </>
  );
}

function SignInForm() {
  const { t } = useTranslation("sessions");
  const api = useApi();
  const router = useRouter();
  const signIn = useSignIn();
  const { form, submit, failure, errorOf } = useServerForm<SignInInput, SignInInput>({
    // No schema: zod would be a sixth of this page's code, for two fields that only the server can judge.
    values: { email: "", password: "" },
    send: async (credentials) => {
      await signIn.mutateAsync(credentials);
      // The page sends whoever is signed in to where they were going.
      await refreshSession(api);
      await router.invalidate();
    },
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("email")}
        label={t("signIn.email")}
        type="email"
        autoComplete="username"
        autoFocus
        error={errorOf("email")}
      />
      <TextField
        {...form.register("password")}
        label={t("signIn.password")}
        type="password"
        autoComplete="current-password"
        error={errorOf("password")}
        aside={
          <TextLink to={paths.requestReset} className="text-13">
            {t("signIn.forgot")}
          </TextLink>
        }
      />
      <Button type="submit" variant="primary" size="lg" isBusy={form.formState.isSubmitting} className="mt-1">
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
