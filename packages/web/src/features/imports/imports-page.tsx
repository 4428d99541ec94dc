import { formatNumber } from "../../ui/format-number.ts";
import { Link } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { ImportStatusBadge } from "./import-status.tsx";
import { useImports, type ShownImport } from "./use-imports.ts";

export function ImportsPage() {
  const { t } = useTranslation("imports");
  const company = useCompany();
  const list = useImports(company.id);
  const imports = list.data?.pages.flatMap((page) => page.imports);
  const isEmpty = imports?.length === 0;
  const mayImport = company.access === "work" && company.status !== "archived";
  return (
    <>
      <PageHeader
        title={t("list.title")}
        description={t("list.description", { name: company.name })}
        actions={!isEmpty && mayImport && <StartButton />}
      />
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-24", "w-20", "w-20"]} />}
      {list.isError && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {isEmpty && (
        <EmptyState icon={<FileUp />} title={t("list.emptyTitle")} action={mayImport && <StartButton />}>
          {mayImport ? t("list.emptyText") : t("list.emptyView")}
        </EmptyState>
      )}
      {imports && !isEmpty && (
        <ImportsTable
          imports={imports}
          footer={
            list.hasNextPage && (
              <div className="flex justify-center">
                <Button onClick={() => void list.fetchNextPage()} isBusy={list.isFetchingNextPage}>
                  {t("list.more")}
                </Button>
              </div>
            )
          }
        />
      )}
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

function ImportsTable({ imports, footer }: { imports: readonly ShownImport[]; footer: React.ReactNode }) {
  const { t, i18n } = useTranslation("imports");
  const company = useCompany();
  const place = { tenant: useTenantSlug(), workspace: company.workspaceName };
  const number = (value: number) => formatNumber(value, i18n.language);
  // What was never started has counted nothing, which is not the same as none.
  const read = (each: ShownImport, count: number) => (each.startedAt === null ? "–" : number(count));
  const columns: Column<ShownImport>[] = [
    {
      id: "file",
      header: t("list.file"),
      onPhone: "title",
      cell: (each) => (
        <Link
          to={paths.import}
          params={{ ...place, importId: each.id }}
          className="block truncate rounded-sm font-medium text-ink"
        >
          {each.fileName}
        </Link>
      ),
    },
    {
      id: "status",
      header: t("list.status"),
      width: "w-44",
      onPhone: "end",
      cell: (each) => <ImportStatusBadge status={each.status} />,
    },
    {
      id: "lines",
      header: t("list.lines"),
      width: "w-28",
      align: "end",
      onPhone: "detail",
      cell: (each) => (
        <>
          {read(each, each.counts.read)}
          {each.startedAt !== null && (
            <span className="lg:hidden"> {t("list.linesRead", { count: each.counts.read })}</span>
          )}
        </>
      ),
    },
    {
      id: "created",
      header: t("list.created"),
      width: "w-28",
      align: "end",
      onPhone: "hidden",
      cell: (each) => read(each, each.counts.created),
    },
    {
      id: "by",
      header: t("list.by"),
      width: "w-40",
      onPhone: "hidden",
      cell: (each) => <span className="text-ink-soft">{each.createdBy.name}</span>,
    },
    {
      id: "when",
      header: t("list.when"),
      width: "w-36",
      onPhone: "detail",
      cell: (each) => (
        <span className="text-ink-soft">
          <Time at={each.createdAt} />
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t("list.table", { name: company.name })}
      columns={columns}
      rows={imports}
      rowKey={(each) => each.id}
      isRowLink
      {...(footer ? { footer } : {})}
    />
  );
}
