import type { z } from "zod";
import { readRows, type Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { notFound, type Reason } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import type { LeadFilter } from "../leads/leads.schema.ts";
import {
  RESTORE_DAYS,
  type ExportWish,
  type LeadChange,
  type LeadJobFault,
  type LeadJobKind,
  type LeadJobStatus,
  type listFailuresInput,
  type listLeadJobsInput,
  type Selection,
} from "./lead-jobs.schema.ts";

interface JobRow {
  id: string;
  company_id: string | null;
  kind: LeadJobKind;
  filter: Selection;
  change: LeadChange | ExportWish | { jobId: string } | null;
  status: LeadJobStatus;
  rows_done: number;
  rows_changed: number;
  rows_failed: number;
  rows_total: number | null;
  file_key: string | null;
  file_name: string | null;
  file_size_bytes: number | null;
  file_expires: Date | null;
  failure_reason: Reason | null;
  cancel_requested: Date | null;
  restored: Date | null;
  created: Date;
  started: Date | null;
  finished: Date | null;
  created_by: string;
  created_by_name: string | null;
  is_restorable: boolean;
}

/** What a deletion took and has not given back, while it is kept. */
const hasImages = `EXISTS (SELECT FROM deleted_leads d WHERE d.tenant_id = j.tenant_id AND d.job_id = j.id
  AND d.deleted > now() - interval '${RESTORE_DAYS} days')`;

/** Counts are far below 2^53, so they travel as numbers. */
const columns = `j.id, j.company_id, j.kind, j.filter, j.change, j.status, j.rows_done::float8, j.rows_changed::float8,
  j.rows_failed::float8, j.rows_total::float8, j.file_key, j.file_name, j.file_size_bytes::float8, j.file_expires, j.failure_reason,
  j.cancel_requested, j.restored, j.created, j.started, j.finished, j.created_by,
  (SELECT u.name FROM users u WHERE u.id = j.created_by) AS created_by_name,
  j.kind = 'delete' AND j.finished IS NOT NULL AND ${hasImages} AS is_restorable`;

export const isEnded = (status: LeadJobStatus): boolean => status !== "waiting" && status !== "running";

const shown = (ctx: TenantContext, row: JobRow) => ({
  id: row.id,
  companyId: row.company_id,
  kind: row.kind,
  ...shownSelection(row.filter),
  change: row.kind === "restore" || row.kind === "count" ? null : shownChange(ctx, row.change),
  status: row.status,
  counts: {
    /** Leads that it has looked at, of `total`: those that matched when it began, null before that is known. */
    done: row.rows_done,
    total: row.rows_total,
    changed: row.rows_changed,
    failed: row.rows_failed,
  },
  failureReason: row.failure_reason,
  isCancelling: !isEnded(row.status) && row.cancel_requested !== null,
  /** What an export has written; `isThere` is false once it has expired. */
  file:
    row.file_name === null || row.file_expires === null
      ? null
      : {
          name: row.file_name,
          sizeBytes: row.file_size_bytes ?? 0,
          expiresAt: row.file_expires,
          isThere: row.file_key !== null && row.file_expires > ctx.clock(),
        },
  isRestorable: row.is_restorable,
  restoredAt: row.restored,
  createdAt: row.created,
  startedAt: row.started,
  finishedAt: row.finished,
  createdBy: { id: row.created_by, name: row.created_by_name },
});
export type ShownLeadJob = ReturnType<typeof shown>;

function shownSelection(selection: Selection): {
  filter: Omit<LeadFilter, "companyId"> | null;
  chosen: number | null;
} {
  if ("leadIds" in selection) return { filter: null, chosen: selection.leadIds.length };
  const { companyId: _, ...filter } = selection;
  return { filter, chosen: null };
}

/** A company that the reader does not see is not named to them. */
function shownChange(ctx: TenantContext, change: JobRow["change"]): LeadChange | ExportWish | null {
  if (change === null || "jobId" in change) return null;
  const { access } = ctx.tenant;
  if (!("kind" in change) || change.kind !== "move" || !access) return change;
  const isSeen = change.toCompanyId !== null && access.has(change.toCompanyId);
  return isSeen ? change : { ...change, toCompanyId: null };
}

async function jobRow(ctx: TenantContext, jobId: string): Promise<JobRow> {
  const [row] = await readRows<JobRow>(ctx.db, ctx.tenant.scope, {
    name: "lead_jobs_by_id",
    text: `SELECT ${columns} FROM lead_jobs j WHERE j.tenant_id = $1 AND j.id = $2 AND ${notPurged("$1", "j.company_id")}`,
    values: [ctx.tenant.id, jobId],
  });
  if (!row) throw notFound();
  return row;
}

/** @throws AppError not_found, also for a job of a company out of the caller's sight. */
export const leadJobById = async (ctx: TenantContext, { jobId }: { jobId: string }): Promise<ShownLeadJob> =>
  shown(ctx, await jobRow(ctx, jobId));

/** The jobs of one list of leads, newest first. `nextCursor` is null on the last page. */
export async function listLeadJobs(ctx: TenantContext, input: z.output<typeof listLeadJobsInput>) {
  const company = input.companyId === null ? "IS NULL" : `= $5 AND ${notPurged("$1", "$5")}`;
  const rows = await readRows<JobRow>(ctx.db, ctx.tenant.scope, {
    name: input.companyId === null ? "lead_jobs_list_pool" : "lead_jobs_list",
    text: `SELECT ${columns} FROM lead_jobs j
           WHERE j.tenant_id = $1 AND j.company_id ${company} AND ($2::uuid IS NULL OR j.id < $2)
             AND ($3::uuid IS NULL OR j.created_by = $3) ORDER BY j.id DESC LIMIT $4`,
    values: [
      ctx.tenant.id,
      input.cursor ?? null,
      input.isMine ? ctx.person.id : null,
      input.limit + 1,
      ...(input.companyId === null ? [] : [input.companyId]),
    ],
  });
  const page = rows.slice(0, input.limit).map((row) => shown(ctx, row));
  return { jobs: page, nextCursor: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null };
}

/** The leads that a job could not change, each with its reason. */
export async function listFailures(ctx: TenantContext, input: z.output<typeof listFailuresInput>) {
  const { jobId, limit } = input;
  await jobRow(ctx, jobId);
  const rows = await readRows<{ lead_id: string; email: string; reason: LeadJobFault }>(
    ctx.db,
    ctx.tenant.scope,
    {
      name: "lead_jobs_failures",
      text: `SELECT lead_id, email, reason FROM lead_job_failures
             WHERE tenant_id = $1 AND job_id = $2 AND ($3::uuid IS NULL OR lead_id > $3) ORDER BY lead_id LIMIT $4`,
      values: [ctx.tenant.id, jobId, input.cursor ?? null, limit + 1],
    },
  );
  const page = rows.slice(0, limit).map(({ lead_id: leadId, email, reason }) => ({ leadId, email, reason }));
  return { failures: page, nextCursor: rows.length > limit ? (page.at(-1)?.leadId ?? null) : null };
}

/** What the route that hands out an export needs of it. @throws AppError not_found. */
export async function exportedFile(ctx: TenantContext, jobId: string) {
  const row = await jobRow(ctx, jobId);
  const wish = row.change as ExportWish | null;
  if (row.kind !== "export" || row.status !== "done" || !wish || row.file_name === null) throw notFound();
  const isThere = row.file_key !== null && row.file_expires !== null && row.file_expires > ctx.clock();
  return { key: isThere ? row.file_key : null, name: row.file_name, format: wish.format };
}

/**
 * Takes the job's row for a write, in a transaction that a running chunk may make wait for a moment.
 * @throws AppError not_found, or forbidden where the caller may only look and the job is a change, or another's.
 */
export async function lockLeadJob(tx: Tx, ctx: TenantContext, jobId: string) {
  await tx.$queryRaw`SELECT FROM lead_jobs WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${jobId}::uuid FOR UPDATE`;
  const found = await tx.leadJob.findFirst({
    where: { tenantId: ctx.tenant.id, id: jobId, OR: [{ companyId: null }, { company: { purged: null } }] },
    select: { companyId: true, kind: true, status: true, createdBy: true },
  });
  if (!found) throw notFound();
  const kind = found.kind as LeadJobKind;
  const isRead = kind === "export" || kind === "count";
  if (!isRead || found.createdBy !== ctx.person.id) requireWork(ctx.tenant, found.companyId);
  return { companyId: found.companyId, kind, status: found.status as LeadJobStatus };
}
