import { inTenant, type Db } from "@rookery/db";
import type { RunningLeadJob } from "./apply-chunk.ts";
import { tellLeadJob } from "./tell-lead-job.ts";

/** What a run finds when it takes a job up: how many leads it is of, null where they have not been counted. */
export interface Claimed {
  readonly total: number | null;
}

/** Takes the job up; undefined where it has ended, or somebody has called it off. */
export function claimLeadJob(
  db: Db,
  { tenantId, jobId, scope, change }: RunningLeadJob,
): Promise<Claimed | undefined> {
  return inTenant(db, scope, async (tx) => {
    const [state] = await tx.$queryRaw<{ status: string; total: number | null }[]>`
      UPDATE lead_jobs SET status = CASE WHEN cancel_requested IS NULL THEN 'running' ELSE 'cancelled' END,
        started = coalesce(started, now()), finished = CASE WHEN cancel_requested IS NOT NULL THEN now() END
      WHERE tenant_id = ${tenantId}::uuid AND id = ${jobId}::uuid AND status IN ('waiting', 'running')
      RETURNING status, rows_total::float8 AS total`;
    // A key that is checked row by row costs minutes for ten thousand tags of a table that has never been looked at.
    if (change.kind !== "export" && change.kind !== "count")
      await tx.$queryRaw`SELECT first_lead_statistics()::text`;
    await tellLeadJob(tx, jobId);
    return state?.status === "running" ? { total: state.total } : undefined;
  });
}
