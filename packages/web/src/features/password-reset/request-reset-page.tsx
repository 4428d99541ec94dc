import { requestResetInput } from "@rookery/server/password-reset/schema";
import { MailCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useRequestReset } from "./use-password-reset.ts";

export function RequestResetPage() {
  const { t } = useTranslation("passwordReset");
  const [sentTo, setSentTo] = useState<string>();
  return (
    <>
      {sentTo === undefined ? <RequestForm onSent={setSentTo} /> : <LinkSent email={sentTo} />}
      <p className="mt-6 text-center text-13">
        <TextLink to={paths.signIn}>{t("request.back")}</TextLink>
      </p>
    </>
  );
}

function LinkSent({ email }: { email: string }) {
  const { t } = useTranslation("passwordReset");
  return (
    <div role="status" className="flex flex-col items-center text-center">
      <MailCheck aria-hidden className="mb-4 size-8 text-good-ink" />
      <h1 tabIndex={-1} className="text-20 font-semibold">
        {t("request.sentTitle")}
      </h1>
      <p className="mt-2 text-balance wrap-anywhere text-ink-soft">{t("request.sentText", { email })}</p>
    </div>
  );
}

function RequestForm({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useTranslation("passwordReset");
  const request = useRequestReset();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: requestResetInput,
    values: { email: "" },
    send: async (input) => onSent((await request.mutateAsync(input)).sentTo),
  });
  return (
    <>
      <h1 tabIndex={-1} className="text-center text-20 font-semibold">
        {t("request.title")}
      </h1>
      <p className="mt-1.5 mb-6 text-center text-balance text-ink-soft">{t("request.description")}</p>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <TextField
          {...form.register("email")}
          label={t("request.email")}
          type="email"
          autoComplete="username"
          autoFocus
          error={errorOf("email")}
        />
        <Button type="submit" variant="primary" size="lg" isBusy={form.formState.isSubmitting}>
          {t("request.submit")}
        </Button>
      </form>
    </>
  );
}
