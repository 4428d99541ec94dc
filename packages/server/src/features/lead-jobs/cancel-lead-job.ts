import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { isEnded, lockLeadJob } from "./lead-jobs.queries.ts";
import { tellLeadJob } from "./tell-lead-job.ts";

/**
 * Stops a job. What it has done stays and is counted; a running one ends after the chunk at hand.
 * @throws AppError not_found; forbidden view_only; blocked job_finished.
 */
export async function cancelLeadJob(ctx: TenantContext, { jobId }: { jobId: string }): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockLeadJob(tx, ctx, jobId);
    if (isEnded(found.status)) throw new AppError("blocked", "job_finished");
    const now = ctx.clock();
    const isWaiting = found.status === "waiting";
    await tx.leadJob.updateMany({
      where: { tenantId: ctx.tenant.id, id: jobId },
      data: { cancelRequested: now, ...(isWaiting ? { status: "cancelled", finished: now } : {}) },
    });
    await recordAudit(tx, ctx, {
      action: "leadJobs.cancel",
      subjectType: "lead_job",
      subjectId: jobId,
      companyId: found.companyId,
      before: { status: found.status },
    });
    await tellLeadJob(tx, jobId);
  });
}
