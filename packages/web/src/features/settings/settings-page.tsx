import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useMay, useTenantFacts } from "../../lib/tenant-facts.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { BillingForm } from "./billing-form.tsx";
import { DefaultsSection } from "./defaults-section.tsx";
import { ImportFilesSection } from "./import-files-section.tsx";
import { OrganisationForm } from "./organisation-form.tsx";
import { useSettings } from "./use-settings.ts";

/** What the tenant is called, how its people begin, and whom the platform writes to about billing. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  const maySee = useMay("settings.view");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {maySee === false && (
        <EmptyState icon={<Lock aria-hidden />} title={t("closedTitle")}>
          {t("closed")}
        </EmptyState>
      )}
      {maySee === true && <Sections />}
    </>
  );
}

function Sections() {
  const tenant = useTenantFacts();
  const settings = useSettings();
  if (settings.isError)
    return <QueryFailure error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data || !tenant)
    return (
      <Loading>
        <Skeleton className="h-32 w-full" />
        <Skeleton className="mt-5 h-64 w-full" />
        <Skeleton className="mt-5 h-96 w-full" />
      </Loading>
    );
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <OrganisationForm key={tenant.name} name={tenant.name} slug={tenant.slug} />
      <DefaultsSection settings={settings.data} />
      <ImportFilesSection settings={settings.data} />
      <BillingForm key={settings.data.version} settings={settings.data} />
    </div>
  );
}
