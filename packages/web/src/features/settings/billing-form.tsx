import { countries, needsPostalCode, needsRegion, saveBillingInput } from "@rookery/server/settings/schema";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FormFailure } from "../../lib/forms/form-failure.tsx";
import { UnsavedGuard } from "../../lib/forms/unsaved-guard.tsx";
import { useServerForm } from "../../lib/forms/use-server-form.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Section } from "../../ui/page-header.tsx";
import { SelectField } from "../../ui/select.tsx";
import { SettingRow } from "../../ui/setting-row.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toastDone } from "../../ui/toasts.ts";
import { useSaveBilling, type Settings } from "./use-settings.ts";

/** Whom the platform writes to about billing, and the address on invoices, by the rules of its country. */
export function BillingForm({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation("settings");
  const save = useSaveBilling();
  const address = settings.billingAddress;
  const { form, submit, failure, errorOf } = useServerForm({
    schema: saveBillingInput,
    values: {
      billingEmail: settings.billingEmail ?? "",
      country: address?.country ?? "",
      line1: address?.line1 ?? "",
      line2: address?.line2 ?? "",
      city: address?.city ?? "",
      region: address?.region ?? "",
      postalCode: address?.postalCode ?? "",
      notifyOnBillingChanges: settings.notifyOnBillingChanges,
      notifyOnSecurityAlerts: settings.notifyOnSecurityAlerts,
      version: settings.version,
    },
    send: async (input) => {
      await save.mutateAsync(input);
      toastDone({ text: t("billing.saved") });
    },
  });
  const { isDirty, isSubmitting } = form.formState;
  const options = useCountryOptions(i18n.language);
  const country = form.watch("country") ?? "";
  const text = (field: "line1" | "line2" | "city" | "region" | "postalCode", isOptional: boolean) => (
    <TextField
      {...form.register(field)}
      label={t(`billing.${field}`)}
      autoComplete={autoComplete[field]}
      isOptional={isOptional}
      error={errorOf(field)}
    />
  );
  const notice = (field: "notifyOnBillingChanges" | "notifyOnSecurityAlerts") => (
    <SettingRow
      label={t(`billing.${field}`)}
      help={t(`billing.${field}Help`)}
      control={(wiring) => (
        <Switch
          {...wiring}
          label={t(`billing.${field}`)}
          isOn={form.watch(field)}
          onChange={(isOn) => form.setValue(field, isOn, { shouldDirty: true })}
        />
      )}
    />
  );
  return (
    <Section title={t("billing.title")} description={t("billing.description")}>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        <UnsavedGuard isDirty={isDirty && !isSubmitting} />
        <FormFailure failure={failure} />
        <TextField
          {...form.register("billingEmail")}
          type="email"
          label={t("billing.billingEmail")}
          help={t("billing.billingEmailHelp")}
          autoComplete="off"
          isOptional
          error={errorOf("billingEmail")}
        />
        <SelectField
          label={t("billing.country")}
          value={country}
          options={options}
          autoComplete="country"
          onChange={(value) =>
            form.setValue("country", value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
          }
          isOptional
          error={errorOf("country")}
        />
        {country !== "" && (
          <>
            {text("line1", false)}
            {text("line2", true)}
            <div className="grid gap-4 sm:grid-cols-2">
              {text("city", false)}
              {text("postalCode", !needsPostalCode(country))}
            </div>
            {text("region", !needsRegion(country))}
          </>
        )}
        <div className="flex flex-col divide-y divide-line border-t border-line pt-4">
          {notice("notifyOnBillingChanges")}
          {notice("notifyOnSecurityAlerts")}
        </div>
        {settings.stripeCustomerId !== null && (
          <p className="flex flex-wrap items-center gap-x-2 text-13 text-ink-soft">
            {t("billing.stripe")} <code className="font-mono text-ink">{settings.stripeCustomerId}</code>
            <CopyButton text={settings.stripeCustomerId} label={t("billing.copyStripe")} />
          </p>
        )}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" disabled={!isDirty} isBusy={isSubmitting}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

const autoComplete = {
  line1: "address-line1",
  line2: "address-line2",
  city: "address-level2",
  region: "address-level1",
  postalCode: "postal-code",
} as const;

/** By their names in the reader's language, in its order. */
function useCountryOptions(language: string) {
  const { t } = useTranslation("settings");
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: "region" });
    const order = new Intl.Collator(language);
    const known = countries
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .toSorted((one, other) => order.compare(one.label, other.label));
    return [{ value: "", label: t("billing.noCountry") }, ...known];
  }, [language, t]);
}
