import { inTenant, type Db, type Scope, type Tx } from "@rookery/db";
import { AppError } from "../../errors.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { changeChunk, type Changed, type Fault } from "./change-chunk.ts";
import type { LeadJobToRun } from "./find-lead-job.ts";
import { readChunk, type Chunk } from "./read-chunk.ts";
import { tellLeadJob } from "./tell-lead-job.ts";

export type RunningLeadJob = LeadJobToRun & { readonly scope: Scope };

/** Longest that one chunk may take; waiting for other writers of the tenant's leads is part of it. */
const CHUNK_MS = 60_000;

/**
 * Changes the next leads of a job: effects, counts, failures and checkpoint in one transaction. It reads where it stands from the row that
 * it holds, so that a run after an unknown outcome, or a second one at the same time, goes on and does nothing twice.
 * @returns whether there is more to do.
 * @throws AppError blocked company_archived.
 */
export function applyChunk(db: Db, job: RunningLeadJob): Promise<boolean> {
  return inTenant(
    db,
    scopeOf(job),
    async (tx) => {
      await lockLeads(tx, job.tenantId);
      const state = await lockState(tx, job);
      if (state?.status !== "running") return false;
      if (state.is_cancelled) return end(tx, job, "cancelled");
      await requireOpen(tx, job);
      const chunk = await readChunk(tx, job, state.checkpoint);
      const changed = await changeChunk(tx, job, chunk.leads);
      await keepFaults(tx, job, changed.faults);
      await account(tx, job, { chunk, changed });
      if (chunk.isLast) return end(tx, job, "done");
      await tellLeadJob(tx, job.jobId);
      return true;
    },
    { timeoutMs: CHUNK_MS },
  );
}

/** An opt-out holds for every company of the tenant, whichever of them its writer sees; the leads are the job's company's all the same. */
const scopeOf = ({ scope, change }: RunningLeadJob): Scope =>
  change.kind === "status" && change.status === "unsubscribed" ? { ...scope, companies: "all" } : scope;

interface JobState {
  status: string;
  checkpoint: string | null;
  is_cancelled: boolean;
}

async function lockState(tx: Tx, job: LeadJobToRun): Promise<JobState | undefined> {
  const [state] = await tx.$queryRaw<JobState[]>`
    SELECT status, checkpoint, cancel_requested IS NOT NULL AS is_cancelled
    FROM lead_jobs WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.jobId}::uuid FOR UPDATE`;
  return state;
}

/** Nothing is changed in a company that was archived since, nor moved into one; and none is archived under a chunk. */
async function requireOpen(tx: Tx, job: LeadJobToRun): Promise<void> {
  const there = job.change.kind === "move" ? job.change.toCompanyId : null;
  const ids = [job.companyId, there].filter((id) => id !== null);
  const open = await tx.$queryRaw<unknown[]>`
    SELECT id FROM companies
    WHERE tenant_id = ${job.tenantId}::uuid AND id = ANY (${ids}::uuid[]) AND status <> 'archived' AND purged IS NULL
    ORDER BY id FOR SHARE`;
  if (open.length < ids.length) throw new AppError("blocked", "company_archived");
}

async function keepFaults(tx: Tx, job: LeadJobToRun, faults: readonly Fault[]): Promise<void> {
  if (faults.length === 0) return;
  const [ids, emails, reasons] = [
    faults.map(({ id }) => id),
    faults.map(({ email }) => email),
    faults.map(({ reason }) => reason),
  ];
  await tx.$executeRaw`
    INSERT INTO lead_job_failures (tenant_id, job_id, company_id, lead_id, email, reason)
    SELECT ${job.tenantId}::uuid, ${job.jobId}::uuid, ${job.companyId}::uuid, id, email, reason
    FROM unnest(${ids}::uuid[], ${emails}::text[], ${reasons}::text[]) AS fault (id, email, reason)`;
}

async function account(
  tx: Tx,
  job: LeadJobToRun,
  { chunk, changed }: { chunk: Chunk; changed: Changed },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE lead_jobs SET
      rows_done = rows_done + ${chunk.leads.length}, rows_changed = rows_changed + ${changed.changed},
      rows_failed = rows_failed + ${changed.faults.length}, checkpoint = ${chunk.end}::uuid
    WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.jobId}::uuid`;
}

async function end(tx: Tx, job: LeadJobToRun, status: "done" | "cancelled"): Promise<false> {
  await tx.$executeRaw`
    UPDATE lead_jobs SET status = ${status}, finished = now()
    WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.jobId}::uuid`;
  if (job.change.kind === "restore") {
    await tx.$executeRaw`
      UPDATE lead_jobs SET restored = now() WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.change.jobId}::uuid`;
  }
  await tellLeadJob(tx, job.jobId);
  return false;
}
