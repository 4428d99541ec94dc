import { addHostInput } from "@rookery/server/portal-hosts/schema";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../../lib/forms/form-failure.tsx";
import { useServerForm } from "../../../lib/forms/use-server-form.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page-header.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toastDone } from "../../../ui/toasts.ts";
import { useAddHost } from "./use-hosts.ts";

export function AddHostForm() {
  const { t } = useTranslation("brand");
  const add = useAddHost();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: addHostInput,
    values: { host: "" },
    send: async (input) => {
      await add.mutateAsync(input);
      form.reset();
      toastDone({ text: t("hosts.added", { host: input.host.trim() }) });
    },
  });
  return (
    <Section title={t("hosts.title")} description={t("hosts.description")}>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
        <FormFailure failure={failure} />
        <div className="flex flex-wrap items-start gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <TextField
              {...form.register("host")}
              label={t("hosts.field")}
              help={t("hosts.help")}
              autoComplete="off"
              autoCapitalize="none"
              inputMode="url"
              spellCheck={false}
              error={errorOf("host")}
            />
          </div>
          <Button type="submit" className="sm:mt-[1.625rem]" isBusy={form.formState.isSubmitting}>
            {t("hosts.add")}
          </Button>
        </div>
      </form>
      <p className="mt-3 max-w-[68ch] text-13 text-ink-soft">{t("hosts.certificate")}</p>
    </Section>
  );
}
