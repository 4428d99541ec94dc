import { inTenant, type Db } from "@rookery/db";
import type { RunningLeadJob } from "./apply-chunk.ts";
import { countOf } from "./select-leads.ts";
import { tellLeadJob } from "./tell-lead-job.ts";

/** Longest that all matching leads are counted: five million of them, by a search that no index serves. */
const COUNT_MS = 10 * 60_000;

/**
 * Counts what the job is of, in one look at the list, so that its bar has an end; of a count that is the whole work. Nothing is held
 * meanwhile that somebody could wait for.
 */
export async function countJobLeads(db: Db, job: RunningLeadJob): Promise<number> {
  const total = job.change.kind === "restore" ? await countDeleted(db, job) : await countLeads(db, job);
  const isAll = job.change.kind === "count";
  await inTenant(db, job.scope, async (tx) => {
    await tx.$executeRaw`
      UPDATE lead_jobs SET rows_total = ${total}, rows_done = CASE WHEN ${isAll} THEN ${total} ELSE rows_done END,
        status = CASE WHEN NOT ${isAll} THEN status WHEN cancel_requested IS NULL THEN 'done' ELSE 'cancelled' END,
        finished = CASE WHEN ${isAll} THEN now() END
      WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.jobId}::uuid AND status = 'running'`;
    await tellLeadJob(tx, job.jobId);
  });
  return total;
}

function countLeads(db: Db, job: RunningLeadJob): Promise<number> {
  const { text, values } = countOf(job);
  return inTenant(
    db,
    job.scope,
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${COUNT_MS}`);
      const [found] = await tx.$queryRawUnsafe<{ total: number }[]>(text, ...values);
      return found?.total ?? 0;
    },
    { timeoutMs: COUNT_MS },
  );
}

function countDeleted(db: Db, { tenantId, change, scope }: RunningLeadJob): Promise<number> {
  const jobId = change.kind === "restore" ? change.jobId : null;
  return inTenant(db, scope, (tx) => tx.deletedLead.count({ where: { tenantId, jobId } }));
}
