import { useTranslation } from "react-i18next";
import { useCompany, useMay } from "../../lib/tenant-facts.tsx";
import { Callout } from "../../ui/callout.tsx";
import { PageHeader, Section } from "../../ui/page-header.tsx";
import { CompanyAccess } from "./company-access.tsx";
import { CompanyDanger } from "./company-danger.tsx";
import { CompanyLogo } from "./company-logo.tsx";
import { CompanyProfileForm } from "./company-profile-form.tsx";
import { CompanyStatusBadge } from "./company-status.tsx";

export function CompanySettingsPage() {
  const { t } = useTranslation("companies");
  const company = useCompany();
  const mayManage = useMay("companies.manage");
  const mayPeople = useMay("people.manage");
  const isArchived = company.status === "archived";
  const isReadOnly = mayManage !== true || isArchived;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t("settings.title", { name: company.name })}
        description={t("settings.description")}
        status={<CompanyStatusBadge status={company.status} />}
      />
      <div className="flex flex-col gap-5">
        {mayManage === false && <Callout tone="info">{t("settings.readOnly")}</Callout>}
        {mayManage && isArchived && <Callout tone="warn">{t("settings.archivedNote")}</Callout>}
        <Section title={t("settings.profile")}>
          <CompanyProfileForm key={company.id} company={company} isReadOnly={isReadOnly} />
        </Section>
        <CompanyLogo company={company} isReadOnly={isReadOnly} />
        {mayPeople && <CompanyAccess company={company} />}
        {mayManage && <CompanyDanger company={company} />}
      </div>
    </div>
  );
}
