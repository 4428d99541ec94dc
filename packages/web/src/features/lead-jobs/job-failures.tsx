import { useTranslation } from "react-i18next";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { Button } from "../../ui/button.tsx";
import { TableSkeleton } from "../../ui/skeleton.tsx";
import { Table, type Column } from "../../ui/table.tsx";
import { useFailures, type JobFailure } from "./use-lead-jobs.ts";

/** The leads that stayed as they were, each with its reason. */
export function JobFailures({ jobId }: { jobId: string }) {
  const { t } = useTranslation("leadJobs");
  const list = useFailures(jobId);
  const failures = list.data?.pages.flatMap((page) => page.failures);
  const columns: Column<JobFailure>[] = [
    {
      id: "email",
      header: t("failures.email"),
      width: "w-2/5",
      onPhone: "title",
      cell: ({ email }) => (
        <span dir="ltr" title={email}>
          {email}
        </span>
      ),
    },
    {
      id: "reason",
      header: t("failures.reason"),
      onPhone: "detail",
      cell: ({ reason }) => <span className="text-ink-soft">{t(`failures.${reason}`)}</span>,
    },
  ];
  return (
    <section>
      <h2 className="mb-2 text-14 font-semibold text-ink">{t("failures.title")}</h2>
      {list.isPending && <TableSkeleton columns={["w-1/3", "w-1/3"]} rows={4} />}
      {list.isError && !failures && <QueryFailure error={list.error} onRetry={() => void list.refetch()} />}
      {failures && (
        <Table
          label={t("failures.title")}
          columns={columns}
          rows={failures}
          rowKey={({ leadId }) => leadId}
          {...(list.hasNextPage && {
            footer: (
              <div className="flex justify-center">
                <Button onClick={() => void list.fetchNextPage()} isBusy={list.isFetchingNextPage}>
                  {t("more")}
                </Button>
              </div>
            ),
          })}
        />
      )}
    </section>
  );
}
