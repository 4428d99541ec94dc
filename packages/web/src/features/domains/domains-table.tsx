import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "../../lib/paths.ts";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { DomainHealthBadge } from "./domain-health.tsx";
import type { ListedDomain } from "./use-domains.ts";

/** Records that stand, of all that were looked at. */
function countsOf({ states }: ListedDomain): { good: number; all: number } {
  const counts = Object.entries(states ?? {});
  const sum = (of: typeof counts) => of.reduce((total, [, count]) => total + count, 0);
  return {
    good: sum(counts.filter(([state]) => state === "verified" || state === "stale")),
    all: sum(counts),
  };
}

export function DomainsTable({ domains }: { domains: readonly ListedDomain[] }) {
  const { t } = useTranslation("domains");
  const company = useCompany();
  const place = { tenant: useTenantSlug(), workspace: company.workspaceName };
  const columns: Column<ListedDomain>[] = [
    {
      id: "domain",
      header: t("list.domain"),
      onPhone: "title",
      cell: (domain) => (
        <Link
          to={paths.domain}
          params={{ ...place, domainId: domain.id }}
          className="flex min-w-0 items-baseline gap-2 rounded-sm font-medium text-ink"
        >
          <span className="truncate">{domain.unicode}</span>{" "}
          {domain.isPrimary && (
            <span className="text-12 font-normal text-ink-faint">{t("list.primary")}</span>
          )}
        </Link>
      ),
    },
    {
      id: "health",
      header: t("list.health"),
      width: "w-44",
      onPhone: "end",
      cell: (domain) => <DomainHealthBadge status={domain.status} isDegraded={domain.isDegraded} />,
    },
    {
      id: "records",
      header: t("list.records"),
      width: "w-52",
      onPhone: "detail",
      cell: (domain) => <Standing domain={domain} />,
    },
    {
      id: "checked",
      header: t("list.checked"),
      width: "w-36",
      onPhone: "hidden",
      cell: (domain) => (
        <span className="text-ink-soft">
          {domain.checkedAt === null ? t("list.never") : <Time at={domain.checkedAt} />}
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t("list.table", { name: company.name })}
      columns={columns}
      rows={domains}
      rowKey={(domain) => domain.id}
      isRowLink
    />
  );
}

function Standing({ domain }: { domain: ListedDomain }) {
  const { t } = useTranslation("domains");
  const { good, all } = countsOf(domain);
  if (all === 0) return <span className="text-ink-faint">–</span>;
  const text = t("list.standing", { good, all });
  return (
    <span className="flex items-center gap-2.5">
      <span className="w-16 max-sm:hidden">
        <ProgressBar label={text} text={text} share={good / all} tone="good" />
      </span>
      <span className="text-ink-soft tabular-nums">{text}</span>
    </span>
  );
}
