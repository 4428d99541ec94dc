import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import { beginLeadJob } from "./begin-lead-job.ts";
import { isEnded, lockLeadJob } from "./lead-jobs.queries.ts";
import { RESTORE_DAYS } from "./lead-jobs.schema.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * Brings back what a deletion took, as a job of its own, for 30 days. What it could not bring back can be tried again.
 * @throws AppError not_found; forbidden view_only; blocked job_running, nothing_to_restore, company_archived; limited too_many_requests.
 */
export const restoreDeleted = (
  ctx: TenantContext,
  { jobId }: { jobId: string },
): Promise<{ jobId: string }> =>
  inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { companyId, kind, status } = await lockLeadJob(tx, ctx, jobId);
    if (!isEnded(status)) throw new AppError("blocked", "job_running");
    const since = new Date(ctx.clock().getTime() - RESTORE_DAYS * DAY_MS);
    const image = await tx.deletedLead.findFirst({
      where: { tenantId: ctx.tenant.id, jobId, deleted: { gt: since } },
      select: { id: true },
    });
    if (kind !== "delete" || !image) throw new AppError("blocked", "nothing_to_restore");
    await requireOpenCompany(tx, ctx, companyId);
    return beginLeadJob(tx, ctx, { kind: "restore", selection: { companyId }, change: { jobId } });
  });
