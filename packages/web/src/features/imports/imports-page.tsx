import { FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { ImportsTable } from "./imports-table.tsx";
import { moreFooter } from "./more-footer.tsx";
import { useImports } from "./use-imports.ts";
import { useMayImport } from "./use-may-import.ts";

export function ImportsPage() {
  const { t } = useTranslation("imports");
  const company = useCompany();
  const list = useImports(company.id);
  const imports = list.data?.pages.flatMap((page) => page.imports);
  const isEmpty = imports?.length === 0;
  const mayImport = useMayImport();
  return (
    <>
      <PageHeader
        title={t("list.title")}
        description={t("list.description", { name: company.name })}
        actions={!isEmpty && mayImport && <StartButton />}
      />
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-24", "w-40", "w-20"]} />}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && (
        <EmptyState icon={<FileUp />} title={t("list.emptyTitle")} action={mayImport && <StartButton />}>
          {mayImport ? t("list.emptyText") : t("list.emptyView")}
        </EmptyState>
      )}
      {imports && !isEmpty && <ImportsTable imports={imports} {...moreFooter(list, t("list.more"))} />}
    </>
  );
}

function StartButton() {
  const { t } = useTranslation("imports");
  const params = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  return (
    <LinkButton to={paths.newImport} params={params} variant="primary">
      <FileUp aria-hidden />
      {t("list.start")}
    </LinkButton>
  );
}
