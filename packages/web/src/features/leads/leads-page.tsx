import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { FileUp, SearchX, Users } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { formatNumber } from "../../ui/format-number.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { LeadsFilter, type LeadsFilterValue } from "./leads-filter.tsx";
import { LEAD_PLACE, LeadsTable } from "./leads-table.tsx";
import { useLeads } from "./use-leads.ts";

const LeadPanel = lazy(() => import("./lead-panel.tsx").then((file) => ({ default: file.LeadPanel })));

const from = "/t/$tenant/c/$workspace/leads";

export function LeadsPage() {
  const { t, i18n } = useTranslation("leads");
  const company = useCompany();
  const { q = "", status, order = "newest", lead } = useSearch({ from });
  const navigate = useNavigate({ from });
  const list = useLeads({ companyId: company.id, search: q, status, order });
  const leads = useMemo(() => list.data?.pages.flatMap((page) => page.leads), [list.data]);
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const total = list.data?.pages[0]?.total;
  const isFiltered = q !== "" || status !== undefined;
  const isEmpty = leads?.length === 0;
  const summary =
    total &&
    (total.isMore
      ? t("manyMore", { cap: formatNumber(total.count, i18n.language) })
      : t("count", { count: total.count }));

  const change = (changed: Partial<LeadsFilterValue>) =>
    void navigate({
      search: (now) => {
        const next = { ...now, ...changed };
        return {
          ...(next.q && { q: next.q }),
          ...(next.status && { status: next.status }),
          ...(next.order === "email" && { order: "email" as const }),
        };
      },
      replace: true,
    });
  const leadHref = useRouter().buildLocation({
    from,
    to: ".",
    search: ({ lead: _open, ...rest }) => ({ ...rest, lead: LEAD_PLACE }),
  }).href;
  const close = () => void navigate({ search: ({ lead: _closed, ...rest }) => rest });

  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", { name: company.name })}
        actions={!(isEmpty && !isFiltered) && <ImportLink />}
      />
      {(!isEmpty || isFiltered) && (
        <LeadsFilter value={{ q, status, order }} summary={summary ?? undefined} onChange={change} />
      )}
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-40", "w-32", "w-24"]} rows={12} />}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && !isFiltered && (
        <EmptyState icon={<Users />} title={t("emptyTitle")} action={<ImportLink isPrimary />}>
          {company.access === "work" ? t("emptyText") : t("emptyView")}
        </EmptyState>
      )}
      {isEmpty && isFiltered && (
        <EmptyState
          icon={<SearchX />}
          title={t("noneTitle")}
          action={<Button onClick={() => change({ q: "", status: undefined })}>{t("clear")}</Button>}
        >
          {t("noneText")}
        </EmptyState>
      )}
      {leads && !isEmpty && (
        <LeadsTable
          leads={leads}
          isStale={list.isPlaceholderData}
          isFetchingMore={list.isFetchingNextPage}
          leadHref={leadHref}
          onMore={list.hasNextPage ? more : undefined}
        />
      )}
      <Suspense>{lead !== undefined && <LeadPanel leadId={lead} onClose={close} />}</Suspense>
    </>
  );
}

function ImportLink({ isPrimary = false }: { isPrimary?: boolean }) {
  const { t } = useTranslation("leads");
  const company = useCompany();
  const params = { tenant: useTenantSlug(), workspace: company.workspaceName };
  if (company.access !== "work" || company.status === "archived") return null;
  return (
    <LinkButton to={paths.newImport} params={params} variant={isPrimary ? "primary" : "secondary"}>
      <FileUp aria-hidden />
      {t("import")}
    </LinkButton>
  );
}
