import { resetPasswordInput } from "@rookery/server/password-reset/schema";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useApi } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useResetPassword } from "./use-password-reset.ts";

export function SetPasswordPage() {
  const { t } = useTranslation("passwordReset");
  const { token } = useParams({ from: "/outside/reset/$token" });
  const text = useErrorText();
  const navigate = useNavigate();
  const { queryClient } = useApi();
  const reset = useResetPassword();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: resetPasswordInput,
    values: { token, password: "" },
    send: async (input) => {
      const { next } = await reset.mutateAsync(input);
      queryClient.clear();
      if (next === "none") return navigate({ to: paths.home, replace: true });
      return navigate({ to: paths.signIn, search: { step: "factor" }, replace: true });
    },
  });
  const isDead = failure?.reason === "link_used_or_expired" || errorOf("token") !== undefined;
  if (isDead)
    return (
      <div role="alert" className="flex flex-col items-center text-center">
        <h1 className="text-20 font-semibold">{t("reset.deadTitle")}</h1>
        <p className="mt-2 mb-6 text-ink-soft">{failure ? text.ofFailure(failure) : errorOf("token")}</p>
        <LinkButton to={paths.requestReset} variant="primary">
          {t("reset.again")}
        </LinkButton>
      </div>
    );
  return (
    <>
      <h1 tabIndex={-1} className="text-center text-20 font-semibold">
        {t("reset.title")}
      </h1>
      <p className="mt-1.5 mb-6 text-center text-balance text-ink-soft">{t("reset.description")}</p>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <TextField
          {...form.register("password")}
          label={t("reset.password")}
          type="password"
          autoComplete="new-password"
          autoFocus
          help={t("reset.help")}
          error={errorOf("password")}
        />
        <Button type="submit" variant="primary" size="lg" isBusy={form.formState.isSubmitting}>
          {t("reset.submit")}
        </Button>
      </form>
    </>
  );
}
