import { renameTenantInput } from "@rookery/server/settings/schema";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useRenameTenant } from "./use-settings.ts";

/** The tenant's name, and the part of its addresses that stays. */
export function OrganisationForm({ name, slug }: { name: string; slug: string }) {
  const { t } = useTranslation("settings");
  const rename = useRenameTenant();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: renameTenantInput,
    values: { name },
    send: async (input) => {
      await rename.mutateAsync(input);
      form.reset(input);
      toastDone({ text: t("organisation.saved") });
    },
  });
  const { isDirty, isSubmitting } = form.formState;
  return (
    <Section title={t("organisation.title")} description={t("organisation.description")}>
      <form
        onSubmit={(event) => void submit(event)}
        noValidate
        className="flex flex-wrap items-start gap-x-3 gap-y-4"
      >
        <UnsavedGuard isDirty={isDirty && !isSubmitting} />
        <div className="min-w-0 flex-1 basis-64">
          <FormFailure failure={failure} />
          <TextField {...form.register("name")} label={t("organisation.name")} error={errorOf("name")} />
        </div>
        <Button
          type="submit"
          variant="primary"
          className="mt-[1.625rem]"
          disabled={!isDirty}
          isBusy={isSubmitting}
        >
          {t("save")}
        </Button>
      </form>
      <p className="mt-4 flex flex-wrap items-center gap-x-2 text-13 text-ink-soft">
        {t("organisation.slug")} <code className="font-mono text-ink">/t/{slug}</code>
        <CopyButton text={`/t/${slug}`} label={t("organisation.copySlug")} />
      </p>
    </Section>
  );
}
