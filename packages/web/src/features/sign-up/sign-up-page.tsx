import { signUpInput } from "@rookery/server/sign-up/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "../../lib/appearance.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { MailSent } from "./mail-sent.tsx";
import { useSignUp } from "./use-sign-up.ts";

export function SignUpPage() {
  const { t } = useTranslation("signUp");
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) return <MailSent email={sentTo} onOther={() => setSentTo(undefined)} />;
  return (
    <>
      <h1 tabIndex={-1} className="text-center text-20 font-semibold">
        {t("title")}
      </h1>
      <p className="mt-1.5 mb-6 text-center text-balance text-ink-soft">{t("description")}</p>
      <SignUpForm onSent={setSentTo} />
      <p className="mt-6 text-center text-13 text-ink-soft">
        {t("haveAccount")} <TextLink to={paths.signIn}>{t("signIn")}</TextLink>
      </p>
    </>
  );
}

function SignUpForm({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useTranslation("signUp");
  const signUp = useSignUp();
  const { language } = useAppearance();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: signUpInput,
    values: { name: "", email: "", password: "", tenantName: "" },
    send: async (account) => onSent((await signUp.mutateAsync({ ...account, language })).sentTo),
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} />
      <TextField
        {...form.register("name")}
        label={t("name")}
        autoComplete="name"
        autoFocus
        error={errorOf("name")}
      />
      <TextField
        {...form.register("email")}
        label={t("email")}
        type="email"
        autoComplete="username"
        error={errorOf("email")}
      />
      <TextField
        {...form.register("password")}
        label={t("password")}
        type="password"
        autoComplete="new-password"
        help={t("passwordHelp")}
        error={errorOf("password")}
      />
      <TextField
        {...form.register("tenantName")}
        label={t("tenantName")}
        autoComplete="organization"
        help={t("tenantNameHelp")}
        error={errorOf("tenantName")}
      />
      <Button type="submit" variant="primary" size="lg" isBusy={form.formState.isSubmitting} className="mt-1">
        {t("submit")}
      </Button>
    </form>
  );
}
