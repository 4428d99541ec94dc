import { companySizes, updateCompanyInput, type CompanySize } from "@rookery/server/companies/schema";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { paths } from "../../lib/paths.ts";
import type { Company } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useUpdateCompany } from "./use-companies.ts";

export interface CompanyProfileFormProps {
  readonly company: Company;
  readonly isReadOnly: boolean;
}

const valuesOf = (company: Company) => ({
  companyId: company.id,
  version: company.version,
  name: company.name,
  workspaceName: company.workspaceName,
  industry: company.industry ?? "",
  companySize: company.companySize,
  status: company.status === "pending" ? ("pending" as const) : ("active" as const),
});

export function CompanyProfileForm({ company, isReadOnly }: CompanyProfileFormProps) {
  const { t } = useTranslation("companies");
  const tenant = useTenantSlug();
  const navigate = useNavigate();
  const update = useUpdateCompany();
  const { form, submit, failure, errorOf } = useServerForm({
    schema: updateCompanyInput,
    values: valuesOf(company),
    send: async (profile) => {
      const saved = await update.mutateAsync(profile);
      form.reset({ ...profile, industry: saved.industry ?? "", version: saved.version });
      toastDone({ text: t("settings.saved", { name: saved.name }) });
      if (saved.workspaceName !== company.workspaceName)
        await navigate({
          to: paths.companySettings,
          params: { tenant, workspace: saved.workspaceName },
          replace: true,
          ignoreBlocker: true,
        });
    },
  });
  const size = useController({ control: form.control, name: "companySize" });
  const status = useController({ control: form.control, name: "status" });
  const { isDirty, isSubmitting, dirtyFields } = form.formState;
  const { reset } = form;
  // Follows what others saved, and one's own archiving, as long as nothing is being written here.
  useEffect(() => {
    if (!isDirty) reset(valuesOf(company));
  }, [company, isDirty, reset]);
  const isOutrun = failure?.reason === "changed_meanwhile";

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <UnsavedGuard isDirty={isDirty && !isSubmitting} />
      <fieldset disabled={isReadOnly} className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
        {failure && (
          <div className="sm:col-span-2">
            <FormFailure failure={failure} />
          </div>
        )}
        <TextField
          {...form.register("name")}
          label={t("fields.name")}
          autoComplete="off"
          error={errorOf("name")}
        />
        <TextField
          {...form.register("workspaceName")}
          label={t("fields.workspaceName")}
          help={dirtyFields.workspaceName ? t("settings.addressChanges") : t("fields.workspaceHelp")}
          autoComplete="off"
          spellCheck={false}
          error={errorOf("workspaceName")}
        />
        <TextField
          {...form.register("industry")}
          label={t("fields.industry")}
          help={t("fields.industryHelp")}
          isOptional
          autoComplete="off"
          error={errorOf("industry")}
        />
        <SelectField<CompanySize | "none">
          label={t("fields.companySize")}
          isOptional
          isDisabled={isReadOnly}
          value={size.field.value ?? "none"}
          onChange={(next) => size.field.onChange(next === "none" ? null : next)}
          error={errorOf("companySize")}
          options={[
            { value: "none" as const, label: t("size.none") },
            ...companySizes.map((each) => ({ value: each, label: t(`size.${each}`) })),
          ]}
        />
        {company.status !== "archived" && (
          <SelectField
            label={t("fields.status")}
            isDisabled={isReadOnly}
            value={status.field.value}
            help={t(`statusDetail.${status.field.value}`)}
            onChange={status.field.onChange}
            error={errorOf("status")}
            options={(["active", "pending"] as const).map((each) => ({
              value: each,
              label: t(`status.${each}`),
            }))}
          />
        )}
      </fieldset>
      {!isReadOnly && (
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          {isOutrun ? (
            <Button onClick={() => form.reset(valuesOf(company))}>{t("settings.theirVersion")}</Button>
          ) : (
            isDirty && <Button onClick={() => form.reset()}>{t("settings.discard")}</Button>
          )}
          <Button type="submit" variant="primary" isBusy={isSubmitting} disabled={!isDirty}>
            {t("settings.save")}
          </Button>
        </div>
      )}
    </form>
  );
}
