import { useNavigate, useSearch } from "@tanstack/react-router";
import { Globe, Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany, useMay } from "../../lib/tenant-facts.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { DomainsTable } from "./domains-table.tsx";
import { useDomains } from "./use-domains.ts";

const from = "/t/$tenant/c/$workspace/domains";

const AddDomainDialog = lazy(() =>
  import("./add-domain-dialog.tsx").then((file) => ({ default: file.AddDomainDialog })),
);

export function DomainsPage() {
  const { t } = useTranslation("domains");
  const company = useCompany();
  const search = useSearch({ from });
  const navigate = useNavigate({ from });
  const list = useDomains(company.id);
  const mayAdd = useMay("domains.manage") && company.status !== "archived";
  const setAdding = (isAdding: boolean) =>
    void navigate({ search: isAdding ? { add: true } : {}, replace: true });
  const addButton = mayAdd && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t("list.add")}
    </Button>
  );
  const isEmpty = list.data?.length === 0;
  return (
    <>
      <PageHeader
        title={t("list.title")}
        description={t("list.description", { name: company.name })}
        actions={!isEmpty && addButton}
      />
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-28", "w-24", "w-20"]} rows={4} />}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && (
        <EmptyState icon={<Globe />} title={t("list.emptyTitle")} action={addButton}>
          {mayAdd === false ? t("list.emptyView") : t("list.emptyText")}
        </EmptyState>
      )}
      {list.data && !isEmpty && <DomainsTable domains={list.data} />}
      {mayAdd && search.add === true && (
        <Suspense>
          <AddDomainDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  );
}
