import { useNavigate, useSearch } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Callout } from "../../ui/callout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { FieldsPanel } from "./fields-panel.tsx";
import { TagsPanel } from "./tags-panel.tsx";
import { useFields } from "./use-lead-fields.ts";

const from = "/t/$tenant/c/$workspace/leads/fields";

/** The tags and the own fields of a company's leads. */
export function LeadFieldsPage() {
  const { t } = useTranslation("leadFields");
  const company = useCompany();
  const tenant = useTenantSlug();
  const { tab = "tags", q = "" } = useSearch({ from });
  const navigate = useNavigate({ from });
  const fields = useFields(company.id);
  const isArchived = company.status === "archived";
  const mayChange = company.access === "work" && !isArchived;
  return (
    <>
      <p className="mb-2 text-13">
        <TextLink
          to={paths.leads}
          params={{ tenant, workspace: company.workspaceName }}
          className="inline-flex items-center gap-1"
        >
          <ArrowLeft aria-hidden className="size-3.5 rtl:-scale-x-100" />
          {t("back")}
        </TextLink>
      </p>
      <PageHeader title={t("title")} description={t("description", { name: company.name })} />
      {!mayChange && (
        <div className="mb-5">
          <Callout tone="info">{t(isArchived ? "archived" : "viewOnly")}</Callout>
        </div>
      )}
      <Tabs
        label={t("title")}
        value={tab}
        onChange={(next) => void navigate({ search: next === "fields" ? { tab: next } : {}, replace: true })}
        tabs={[
          {
            value: "tags",
            label: t("tabs.tags"),
            panel: (
              <TagsPanel
                search={q}
                mayChange={mayChange}
                onSearch={(next) => void navigate({ search: next === "" ? {} : { q: next }, replace: true })}
              />
            ),
          },
          {
            value: "fields",
            label: t("tabs.fields"),
            count: fields.data?.length,
            panel: <FieldsPanel mayChange={mayChange} />,
          },
        ]}
      />
    </>
  );
}
