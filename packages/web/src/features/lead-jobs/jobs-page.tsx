import { Link } from "@tanstack/react-router";
import { History } from "lucide-react";
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
import { JobResult } from "./job-result.tsx";
import { JobStatusBadge } from "./job-status.tsx";
import { useJobName, useJobScope } from "./job-words.ts";
import { useLeadJobs, type LeadJob } from "./use-lead-jobs.ts";

/** What was done to many leads at once, and what was exported. */
export function JobsPage() {
  const { t } = useTranslation("leadJobs");
  const company = useCompany();
  const list = useLeadJobs(company.id);
  const jobs = list.data?.pages.flatMap((page) => page.jobs);
  const place = { tenant: useTenantSlug(), workspace: company.workspaceName };
  return (
    <>
      <PageHeader title={t("title")} description={t("description", { name: company.name })} />
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-24", "w-40", "w-20"]} />}
      {list.isError && !jobs && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {jobs?.length === 0 && (
        <EmptyState
          icon={<History />}
          title={t("emptyTitle")}
          action={
            <LinkButton to={paths.leads} params={place}>
              {t("toLeads")}
            </LinkButton>
          }
        >
          {t("emptyText")}
        </EmptyState>
      )}
      {jobs && jobs.length > 0 && (
        <JobsTable
          jobs={jobs}
          footer={
            list.hasNextPage && (
              <div className="flex justify-center">
                <Button onClick={() => void list.fetchNextPage()} isBusy={list.isFetchingNextPage}>
                  {t("more")}
                </Button>
              </div>
            )
          }
        />
      )}
    </>
  );
}

function JobsTable({ jobs, footer }: { jobs: readonly LeadJob[]; footer: React.ReactNode }) {
  const { t } = useTranslation("leadJobs");
  const company = useCompany();
  const columns: Column<LeadJob>[] = [
    { id: "what", header: t("list.what"), onPhone: "title", cell: (job) => <JobCell job={job} /> },
    {
      id: "status",
      header: t("list.status"),
      width: "w-40",
      onPhone: "end",
      cell: (job) => <JobStatusBadge job={job} />,
    },
    {
      id: "result",
      header: t("list.result"),
      width: "w-1/4",
      onPhone: "detail",
      cell: (job) => <JobResult job={job} />,
    },
    {
      id: "by",
      header: t("list.by"),
      width: "w-40",
      onPhone: "hidden",
      cell: ({ createdBy: { name } }) => (
        <span dir="auto" className="text-ink-soft" title={name ?? undefined}>
          {name ?? "–"}
        </span>
      ),
    },
    {
      id: "when",
      header: t("list.when"),
      width: "w-36",
      onPhone: "detail",
      cell: (job) => (
        <span className="text-ink-soft">
          <Time at={job.createdAt} />
        </span>
      ),
    },
  ];
  return (
    <Table
      label={t("list.table", { name: company.name })}
      columns={columns}
      rows={jobs}
      rowKey={({ id }) => id}
      isRowLink
      {...(footer !== false && { footer })}
    />
  );
}

function JobCell({ job }: { job: LeadJob }) {
  const name = useJobName()(job);
  const scope = useJobScope()(job);
  const place = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  return (
    <span className="block py-1.5">
      <Link
        to={paths.leadJob}
        params={{ ...place, jobId: job.id }}
        title={name}
        className="block truncate rounded-sm font-medium text-ink"
      >
        <bdi>{name}</bdi>
      </Link>
      <span className="mt-0.5 block truncate text-12 font-normal text-ink-faint">{scope}</span>
    </span>
  );
}
