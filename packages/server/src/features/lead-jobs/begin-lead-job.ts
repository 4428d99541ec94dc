import { randomUUIDv7 } from "node:crypto";
import type { Prisma, Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { LeadFilter } from "../leads/leads.schema.ts";
import type { LeadJobKind, Selection } from "./lead-jobs.schema.ts";

/** Jobs that one person may have waiting or running: more are a loop, or would keep everybody else's waiting. */
const OPEN_MAX = 20;

export interface NewLeadJob {
  readonly kind: LeadJobKind;
  readonly selection: Selection;
  readonly change?: Readonly<Record<string, unknown>>;
}

/** What the input says of which leads, as the job's row keeps it. */
export const selectionOf = (given: {
  companyId: string | null;
  filter?: Omit<LeadFilter, "companyId"> | undefined;
  leadIds?: readonly string[] | undefined;
}): Selection =>
  given.leadIds
    ? { companyId: given.companyId, leadIds: [...new Set(given.leadIds)] }
    : { companyId: given.companyId, ...given.filter };

/**
 * Writes a job down and queues it, in the caller's transaction; leads that are added after this are none of its business.
 * @returns the job's id.
 * @throws AppError not_found for a company that is not there; limited too_many_requests.
 */
export async function beginLeadJob(tx: Tx, ctx: TenantContext, job: NewLeadJob): Promise<{ jobId: string }> {
  const { companyId } = job.selection;
  await requireCompany(tx, ctx, companyId);
  const open = await tx.leadJob.count({
    where: { tenantId: ctx.tenant.id, createdBy: ctx.person.id, status: { in: ["waiting", "running"] } },
  });
  if (open >= OPEN_MAX) throw new AppError("limited", "too_many_requests", { retryAfterSeconds: 30 });
  const jobId = randomUUIDv7();
  await tx.leadJob.createMany({
    data: {
      tenantId: ctx.tenant.id,
      id: jobId,
      companyId,
      createdBy: ctx.person.id,
      kind: job.kind,
      filter: job.selection,
      ...(job.change ? { change: job.change as Prisma.InputJsonObject } : {}),
    },
  });
  await enqueue(tx, "run-lead-job", { tenantId: ctx.tenant.id, jobId });
  await recordAudit(tx, ctx, {
    action: `leadJobs.${job.kind}`,
    subjectType: "lead_job",
    subjectId: jobId,
    companyId,
    after: { ...auditedSelection(job.selection), ...job.change },
  });
  return { jobId };
}

const auditedSelection = (selection: Selection): Record<string, unknown> =>
  "leadIds" in selection ? { chosen: selection.leadIds.length } : { filter: selection };

async function requireCompany(tx: Tx, ctx: TenantContext, companyId: string | null): Promise<void> {
  if (companyId === null) return;
  const where = { tenantId: ctx.tenant.id, id: companyId, purged: null };
  if (!(await tx.company.findFirst({ where, select: { id: true } }))) throw notFound();
}
