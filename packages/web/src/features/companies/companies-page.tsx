import { useNavigate, useSearch } from "@tanstack/react-router";
import { Building2, Plus, SearchX } from "lucide-react";
import { lazy, Suspense, useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useMay, type Company } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { CompaniesFilter, type StatusFilter } from "./companies-filter.tsx";
import { CompaniesTable } from "./companies-table.tsx";
import { useCompanies } from "./use-companies.ts";

const from = "/t/$tenant/companies";

const AddCompanyDialog = lazy(() =>
  import("./add-company-dialog.tsx").then((file) => ({ default: file.AddCompanyDialog })),
);

export function CompaniesPage() {
  const { t } = useTranslation("companies");
  const search = useSearch({ from });
  const navigate = useNavigate({ from });
  const companies = useCompanies();
  const mayAdd = useMay("companies.manage");
  const setAdding = (isAdding: boolean) =>
    void navigate({
      search: ({ add: _add, ...rest }) => (isAdding ? { ...rest, add: true } : rest),
      replace: true,
    });
  const addButton = mayAdd && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t("list.add")}
    </Button>
  );
  const isEmpty = companies.data?.length === 0;
  return (
    <>
      <PageHeader
        title={t("list.title")}
        description={t("list.description")}
        actions={!isEmpty && addButton}
      />
      {companies.isPending && <TableSkeleton columns={["w-1/3", "w-24", "w-20", "w-16"]} />}
      {companies.isError && <QueryFailure error={companies.error} onRetry={() => void companies.refetch()} />}
      {isEmpty && (
        <EmptyState icon={<Building2 />} title={t("list.emptyTitle")} action={addButton}>
          {mayAdd === false ? t("list.emptyMember") : t("list.emptyText")}
        </EmptyState>
      )}
      {companies.data && !isEmpty && <FilteredCompanies companies={companies.data} />}
      {mayAdd && search.add === true && (
        <Suspense>
          <AddCompanyDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  );
}

function FilteredCompanies({ companies }: { companies: readonly Company[] }) {
  const { t } = useTranslation("companies");
  const { q = "", status } = useSearch({ from });
  const navigate = useNavigate({ from });
  const filter: StatusFilter = status ?? "inUse";
  const typed = useDeferredValue(q.trim().toLowerCase());
  const found = companies.filter(
    (company) =>
      (filter === "all" || (filter === "archived") === (company.status === "archived")) &&
      `${company.name} ${company.workspaceName}`.toLowerCase().includes(typed),
  );
  const change = (changed: { q?: string; filter?: StatusFilter }) =>
    void navigate({
      search: (now) => {
        const q = changed.q ?? now.q;
        const filter = changed.filter ?? now.status ?? "inUse";
        return { ...(q && { q }), ...(filter !== "inUse" && { status: filter }) };
      },
      replace: true,
    });
  return (
    <>
      <CompaniesFilter
        q={q}
        filter={filter}
        onChange={change}
        summary={t("list.count", { count: found.length })}
      />
      {found.length > 0 ? (
        <CompaniesTable companies={found} />
      ) : (
        <EmptyState
          icon={<SearchX />}
          title={t("list.noneTitle")}
          action={<Button onClick={() => change({ q: "", filter: "all" })}>{t("list.clear")}</Button>}
        >
          {t("list.noneText")}
        </EmptyState>
      )}
    </>
  );
}
