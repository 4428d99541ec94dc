import type { FinishSignInInput } from "@rookery/server/sessions/schema";
import { useNavigate } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { TextLink } from "../../lib/link-button.tsx";
import { knowsPasskeys } from "../../lib/passkeys.ts";
import { paths } from "../../lib/paths.ts";
import { Button } from "../../ui/button.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { useEntered, useFinishSignIn, usePending } from "./use-sign-in.ts";

type Way = "app" | "backup";

/** The second step of a sign-in: a passkey or a code of the app, or a backup code where both are out of reach. */
export function SecondFactor() {
  const { t } = useTranslation("sessions");
  const pending = usePending();
  const [way, setWay] = useState<Way>();
  if (pending.isPending)
    return (
      <Loading>
        <Skeleton className="mx-auto h-6 w-40" />
        <Skeleton className="mt-6 h-10 w-full" />
      </Loading>
    );
  if (!pending.data) return <Expired />;
  const { totp, passkey } = pending.data.factors;
  const shown = way ?? (totp ? "app" : "backup");
  const offersPasskey = passkey && knowsPasskeys();
  return (
    <>
      <h1 tabIndex={-1} className="text-center text-20 font-semibold">
        {t("factor.title")}
      </h1>
      <p className="mt-1.5 mb-6 text-center text-balance text-ink-soft">
        {offersPasskey && !totp && way === undefined ? t("factor.withPasskey") : t(`factor.${shown}`)}
      </p>
      {offersPasskey && (
        <div className={totp || way !== undefined ? "mb-5" : ""}>
          <PasskeyButton
            step="secondFactor"
            variant={totp ? "secondary" : "primary"}
            icon={<KeyRound aria-hidden className="size-4" />}
          >
            {t("factor.usePasskey")}
          </PasskeyButton>
        </div>
      )}
      {(totp || way !== undefined || !offersPasskey) && <CodeForm key={shown} way={shown} />}
      <div className="mt-6 flex flex-col items-center gap-2 text-13">
        {shown === "app" && (
          <button
            type="button"
            onClick={() => setWay("backup")}
            className="rounded-sm font-medium text-accent-ink underline-offset-3 hover:underline"
          >
            {t("factor.useBackup")}
          </button>
        )}
        {shown === "backup" && (totp || way === undefined) && (
          <button
            type="button"
            onClick={() => setWay(totp ? "app" : "backup")}
            className="rounded-sm font-medium text-accent-ink underline-offset-3 hover:underline"
          >
            {totp ? t("factor.useApp") : t("factor.useBackup")}
          </button>
        )}
        <TextLink to={paths.signIn}>{t("factor.back")}</TextLink>
      </div>
    </>
  );
}

/** A code, sent by itself once its six figures are there. */
function CodeForm({ way }: { way: Way }) {
  const { t } = useTranslation("sessions");
  const entered = useEntered();
  const finish = useFinishSignIn();
  const { form, submit, failure, errorOf } = useServerForm<FinishSignInInput, FinishSignInInput>({
    values: { code: "" },
    send: async (input) => {
      await finish.mutateAsync(input);
      await entered();
    },
  });
  if (failure?.reason === "sign_in_expired") return <Expired />;
  const field = form.register("code", {
    onChange: (event: { target: { value: string } }) => {
      if (way === "app" && /^\d{6}$/.test(event.target.value.replaceAll(/\s/g, ""))) void submit();
    },
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...field}
        label={t(way === "app" ? "factor.code" : "factor.backupCode")}
        inputMode={way === "app" ? "numeric" : "text"}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        className="font-mono tracking-wider"
        error={errorOf("code")}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={form.formState.isSubmitting}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}

function Expired() {
  const { t } = useTranslation("sessions");
  const navigate = useNavigate();
  return (
    <div role="alert" className="flex flex-col items-center text-center">
      <h1 className="text-20 font-semibold">{t("factor.expiredTitle")}</h1>
      <p className="mt-2 mb-6 text-balance text-ink-soft">{t("factor.expired")}</p>
      <Button
        variant="primary"
        onClick={() =>
          void navigate({
            to: paths.signIn,
            search: ({ next, ended }) => ({ ...(next && { next }), ...(ended && { ended }) }),
            replace: true,
          })
        }
      >
        {t("factor.again")}
      </Button>
    </div>
  );
}
