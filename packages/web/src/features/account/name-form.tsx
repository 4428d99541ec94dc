import { updateNameInput } from "@rookery/server/account/schema";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useUpdateName } from "./use-account.ts";

/** How colleagues read the person's name. */
export function NameForm({ name }: { name: string }) {
  const { t } = useTranslation("account");
  const update = useUpdateName();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: updateNameInput,
    values: { name },
    send: async (input) => {
      await update.mutateAsync(input);
      form.reset(input);
      toastDone({ text: t("name.saved") });
    },
  });
  const { isDirty, isSubmitting } = form.formState;
  return (
    <Section title={t("name.title")} description={t("name.description")}>
      <form
        onSubmit={(event) => void submit(event)}
        noValidate
        className="flex flex-wrap items-start gap-x-3 gap-y-4"
      >
        <UnsavedGuard isDirty={isDirty && !isSubmitting} />
        <div className="min-w-0 flex-1 basis-64">
          <FormFailure failure={failure} />
          <TextField
            {...form.register("name")}
            label={t("name.label")}
            autoComplete="name"
            error={errorOf("name")}
          />
        </div>
        <Button
          type="submit"
          variant="primary"
          className="mt-[1.625rem]"
          disabled={!isDirty}
          isBusy={isSubmitting}
        >
          {t("name.save")}
        </Button>
      </form>
    </Section>
  );
}
