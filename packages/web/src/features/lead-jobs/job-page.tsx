import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../lib/error-text.ts";
import { searchOf } from "../../lib/leads-search.ts";
import { LinkButton, TextLink } from "../../lib/link-button.tsx";
import { paths } from "../../lib/paths.ts";
import { QueryFailure } from "../../lib/query-failure.tsx";
import { useCompany } from "../../lib/tenant-facts.tsx";
import { useTenantSlug } from "../../lib/trpc/api-context.tsx";
import { Callout } from "../../ui/callout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Stat, StatRow } from "../../ui/stat.tsx";
import { Time } from "../../ui/time.tsx";
import { JobFailures } from "./job-failures.tsx";
import { JobFile } from "./job-file.tsx";
import { JobRunning } from "./job-running.tsx";
import { JobStatusBadge } from "./job-status.tsx";
import { useJobName, useJobScope } from "./job-words.ts";
import { RestoreButton } from "./restore-button.tsx";
import { isRunning, useLeadJob, type LeadJob } from "./use-lead-jobs.ts";

/** One job on many leads: how far it is, and what became of it. */
export function JobPage() {
  const { t } = useTranslation("leadJobs");
  const { jobId } = useParams({ from: paths.leadJob });
  const { data: job, ...found } = useLeadJob(jobId);
  const name = useJobName();
  const place = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  if (!job)
    return (
      <>
        <PageHeader title={t("one")} />
        {found.isError ? (
          <QueryFailure error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Loading>
            <Skeleton className="h-48 w-full" />
          </Loading>
        )}
      </>
    );
  return (
    <>
      <PageHeader
        title={name(job)}
        status={<JobStatusBadge job={job} />}
        description={<Facts job={job} />}
        actions={
          <>
            <RestoreButton job={job} />
            <LinkButton to={paths.leadJobs} params={place}>
              {t("all")}
            </LinkButton>
          </>
        }
      />
      {isRunning(job) ? <JobRunning job={job} seenAt={found.dataUpdatedAt} /> : <Outcome job={job} />}
    </>
  );
}

/** Which leads, who asked for it, and when. */
function Facts({ job }: { job: LeadJob }) {
  const { t } = useTranslation("leadJobs");
  const scope = useJobScope()(job);
  const place = { tenant: useTenantSlug(), workspace: useCompany().workspaceName };
  return (
    <>
      {scope}
      {" · "}
      <bdi>{job.createdBy.name ?? "–"}</bdi>
      {" · "}
      <Time at={job.createdAt} />
      {job.filter && job.kind !== "restore" && (
        <>
          {" · "}
          <TextLink to={paths.leads} params={place} search={searchOf(job.filter, "newest")}>
            {t("showList")}
          </TextLink>
        </>
      )}
    </>
  );
}

const hasOwnWord = (kind: LeadJob["kind"]): kind is "delete" | "restore" | "move" =>
  kind === "delete" || kind === "restore" || kind === "move";

function Outcome({ job }: { job: LeadJob }) {
  const { t } = useTranslation("leadJobs");
  const text = useErrorText();
  const { kind, status, counts, failureReason } = job;
  return (
    <div className="flex flex-col gap-5">
      {status === "cancelled" && (
        <Callout tone="idle">
          {t(`cancelled.${kind === "export" || kind === "count" ? "read" : "change"}`)}
        </Callout>
      )}
      {failureReason !== null && (
        <Callout tone="bad" title={t("stopped")}>
          {text.rule(failureReason)}
        </Callout>
      )}
      {kind === "count" ? (
        status === "done" && (
          <StatRow>
            <Stat label={t("stats.matched")} value={counts.total ?? 0} />
          </StatRow>
        )
      ) : (
        <StatRow>
          <Stat label={t("stats.looked")} value={counts.done} />
          {kind !== "export" && (
            <Stat label={t(`stats.${hasOwnWord(kind) ? kind : "changed"}`)} value={counts.changed} />
          )}
          {kind !== "export" && (
            <Stat label={t("stats.same")} value={Math.max(0, counts.done - counts.changed - counts.failed)} />
          )}
          {kind !== "export" && <Stat label={t("stats.failed")} value={counts.failed} />}
        </StatRow>
      )}
      <JobFile job={job} />
      {counts.failed > 0 && <JobFailures jobId={job.id} />}
    </div>
  );
}
