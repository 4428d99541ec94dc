import { Navigate, useNavigate, useSearch } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ownTenant } from "../../lib/brand.ts";
import { useErrorText } from "../../lib/error-text.ts";
import { failureOf, fieldFaultsOf } from "../../lib/failure.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { TextLink } from "../../lib/link-button.tsx";
import { knowsPasskeys } from "../../lib/passkeys.ts";
import { paths } from "../../lib/paths.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { useEntered, useSignIn } from "./use-sign-in.ts";
import { useSession } from "./use-sessions.ts";

const SecondFactor = lazy(() =>
  import("./second-factor.tsx").then((file) => ({ default: file.SecondFactor })),
);

export function SignInPage() {
  const { t } = useTranslation("sessions");
  const { next, ended, step } = useSearch({ from: "/outside/sign-in" });
  const { data: session } = useSession();
  if (session) return <Navigate to={next ?? paths.home} replace />;
  if (step === "factor")
    return (
      <Suspense>
        <SecondFactor />
      </Suspense>
    );
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
      {knowsPasskeys() && (
        <>
          <p className="my-4 flex items-center gap-3 text-13 text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t("signIn.or")}
          </p>
          <PasskeyButton step="signIn" icon={<KeyRound aria-hidden className="size-4" />}>
            {t("signIn.passkey")}
          </PasskeyButton>
        </>
      )}
      {ownTenant === null && (
        <p className="mt-6 text-center text-13 text-ink-soft">
          {t("signIn.noAccount")} <TextLink to={paths.signUp}>{t("signIn.signUp")}</TextLink>
        </p>
      )}
    </>
  );
}

/**
 * Without the form library and without zod, which would be a quarter of what this first page loads: two fields that only the server
 * can judge. The browser keeps what was typed.
 */
function SignInForm() {
  const { t } = useTranslation("sessions");
  const text = useErrorText();
  const navigate = useNavigate();
  const entered = useEntered();
  const signIn = useSignIn();
  const [isEntering, setEntering] = useState(false);
  const failure = signIn.error === null ? undefined : failureOf(signIn.error);
  const faults = failure ? fieldFaultsOf(failure) : {};
  const errorOf = (field: string) => (faults[field] === undefined ? undefined : text.rule(faults[field]));

  async function submit(form: HTMLFormElement) {
    const typed = new FormData(form);
    const credentials = { email: String(typed.get("email")), password: String(typed.get("password")) };
    const { next } = await signIn.mutateAsync(credentials);
    if (next === "none") return entered();
    return navigate({ to: paths.signIn, search: (given) => ({ ...given, step: "factor" }) });
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isEntering) return;
        setEntering(true);
        submit(event.currentTarget).then(
          () => setEntering(false),
          // What was refused is told above the fields or on them.
          () => setEntering(false),
        );
      }}
    >
      {Object.keys(faults).length === 0 && <FormFailure failure={failure} />}
      <TextField
        name="email"
        label={t("signIn.email")}
        type="email"
        autoComplete="username"
        autoFocus
        error={errorOf("email")}
      />
      <TextField
        name="password"
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
      <Button type="submit" variant="primary" size="lg" isBusy={isEntering} className="mt-1">
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
