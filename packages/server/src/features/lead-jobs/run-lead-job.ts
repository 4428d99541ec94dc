import { inTenant, isUnavailable } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { AppError, type Reason } from "../../errors.ts";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { applyChunk, type RunningLeadJob } from "./apply-chunk.ts";
import { claimLeadJob } from "./claim-lead-job.ts";
import { countJobLeads } from "./count-job-leads.ts";
import { findLeadJob, type LeadJobToRun } from "./find-lead-job.ts";
import { EXPORT_ROWS_MAX } from "./lead-jobs.schema.ts";
import { tellLeadJob } from "./tell-lead-job.ts";
import { writeExport } from "./write-export.ts";

export type LeadJobDeps = Pick<Deps, "db" | "files" | "log" | "clock">;

/**
 * The job's body: changes the leads in chunks that each commit, or writes the file, or counts. Killed at any point and run again, a change
 * goes on after its last chunk; a file is written anew.
 * @throws JobPutBack on shutdown, and what makes the database unreachable; the queue runs the job again.
 */
export async function runLeadJob(
  deps: LeadJobDeps,
  data: Jobs["run-lead-job"],
  signal: AbortSignal,
): Promise<void> {
  const found = await findLeadJob(deps.db, data);
  if (!found) return;
  try {
    if (!found.scope) throw new AppError("forbidden", "no_permission");
    const job = { ...found, scope: found.scope };
    const claimed = await claimLeadJob(deps.db, job);
    if (!claimed) return;
    const total = claimed.total ?? (await countJobLeads(deps.db, job));
    if (job.change.kind === "count") return;
    if (job.change.kind !== "export") await changeAll(deps, job, signal);
    else if (total > EXPORT_ROWS_MAX) throw new AppError("blocked", "export_too_large");
    else await writeExport(deps, { ...job, wish: job.change }, signal);
  } catch (error) {
    if (error instanceof JobPutBack || isUnavailable(error)) throw error;
    if (!(error instanceof AppError)) deps.log.error({ err: error, jobId: data.jobId }, "lead job failed");
    await failLeadJob(deps, found, error instanceof AppError ? error.reason : "job_failed");
  }
}

async function changeAll(deps: LeadJobDeps, job: RunningLeadJob, signal: AbortSignal): Promise<void> {
  while (await applyChunk(deps.db, job)) if (signal.aborted) throw new JobPutBack();
}

/** Writes the end down in the name of the server, because the starter may have lost the right to. */
async function failLeadJob(deps: LeadJobDeps, job: LeadJobToRun, reason: Reason): Promise<void> {
  const scope = { tenantId: job.tenantId, companies: "all", personId: job.createdBy } as const;
  await inTenant(deps.db, scope, async (tx) => {
    await tx.leadJob.updateMany({
      where: { tenantId: job.tenantId, id: job.jobId, status: { in: ["waiting", "running"] } },
      data: { status: "failed", failureReason: reason, finished: deps.clock() },
    });
    await tellLeadJob(tx, job.jobId);
  });
}
