import { formatNumber } from "../../ui/format-number.ts";
import { Link } from "@tanstack/react-router";
import { Ellipsis, FolderOpen, Settings } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import type { Company } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useUiWords } from "../../ui/ui-words.tsx";
import { Time } from "../../ui/time.tsx";
import { CompanyStatusBadge } from "./company-status.tsx";
import { useLeadCounts } from "./use-companies.ts";

export function CompaniesTable({ companies }: { companies: readonly Company[] }) {
  const { t } = useTranslation("companies");
  const tenant = useTenantSlug();
  const counts = useLeadCounts();
  const columns: Column<Company>[] = [
    {
      id: "name",
      header: t("list.company"),
      onPhone: "title",
      cell: (company) => (
        <Link
          to={paths.company}
          params={{ tenant, workspace: company.workspaceName }}
          className="flex min-w-0 items-center gap-2.5 rounded-sm font-medium text-ink"
        >
          <Avatar name={company.name} imageUrl={company.logoUrl} shape="square" />
          <span className="truncate">{company.name}</span>
        </Link>
      ),
    },
    {
      id: "workspace",
      header: t("list.workspace"),
      width: "w-52",
      onPhone: "hidden",
      cell: (company) => <span className="font-mono text-12 text-ink-soft">{company.workspaceName}</span>,
    },
    {
      id: "status",
      header: t("list.status"),
      width: "w-32",
      onPhone: "detail",
      cell: (company) => <CompanyStatusBadge status={company.status} />,
    },
    {
      id: "leads",
      header: t("list.leads"),
      width: "w-28",
      align: "end",
      onPhone: "hidden",
      cell: (company) => <LeadCount count={counts.data?.get(company.id)} isPending={counts.isPending} />,
    },
    {
      id: "updated",
      header: t("list.updated"),
      width: "w-36",
      onPhone: "detail",
      cell: (company) => (
        <span className="text-ink-soft">
          <Time at={company.updated} />
        </span>
      ),
    },
    {
      id: "actions",
      header: <span className="sr-only">{t("list.actions")}</span>,
      width: "w-14",
      align: "end",
      onPhone: "end",
      cell: (company) => <CompanyActions company={company} />,
    },
  ];
  return (
    <Table
      label={t("list.table")}
      columns={columns}
      rows={companies}
      rowKey={(company) => company.id}
      isRowLink
    />
  );
}

function LeadCount(props: { count: { count: number; isMore: boolean } | undefined; isPending: boolean }) {
  const { locale } = useUiWords();
  if (props.isPending) return <Skeleton className="ms-auto h-3.5 w-8" />;
  if (!props.count) return null;
  const { count, isMore } = props.count;
  return (
    <span className="text-ink-soft">
      {formatNumber(count, locale)}
      {isMore && "+"}
    </span>
  );
}

function CompanyActions({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const params = { tenant: useTenantSlug(), workspace: company.workspaceName };
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="sm"
          label={t("list.actionsOf", { name: company.name })}
          icon={<Ellipsis aria-hidden />}
        />
      }
      entries={[
        {
          kind: "item",
          id: "open",
          label: t("list.open"),
          icon: <FolderOpen aria-hidden />,
          link: <Link to={paths.company} params={params} />,
        },
        {
          kind: "item",
          id: "settings",
          label: t("list.settings"),
          icon: <Settings aria-hidden />,
          link: <Link to={paths.companySettings} params={params} />,
        },
      ]}
    />
  );
}
