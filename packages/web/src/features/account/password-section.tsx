import { changePasswordInput } from "@rookery/server/account/schema";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { PasswordRules } from "../../lib/password-rules.tsx";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useAccountRules, useChangePassword } from "./use-account.ts";

/** A new password for who knows the present one; the rules tick while it is typed. */
export function PasswordSection() {
  const { t } = useTranslation("account");
  const rules = useAccountRules();
  const change = useChangePassword();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: changePasswordInput,
    values: { current: "", password: "" },
    send: async (input) => {
      await change.mutateAsync(input);
      form.reset({ current: "", password: "" });
      toastDone({ text: t("password.changed") });
    },
  });
  const password = useWatch({ control: form.control, name: "password" });
  const { isSubmitting } = form.formState;
  return (
    <Section id="password" title={t("password.title")} description={t("password.description")}>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-md flex-col gap-4">
        <FormFailure failure={failure} />
        <TextField
          {...form.register("current")}
          type="password"
          label={t("password.current")}
          autoComplete="current-password"
          error={errorOf("current")}
        />
        <div className="flex flex-col gap-2">
          <TextField
            {...form.register("password")}
            type="password"
            label={t("password.new")}
            autoComplete="new-password"
            error={errorOf("password")}
          />
          {rules.data && (
            <PasswordRules rule={rules.data.password} password={password} from={rules.data.password.from} />
          )}
        </div>
        <div>
          <Button type="submit" variant="primary" isBusy={isSubmitting}>
            {t("password.change")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
