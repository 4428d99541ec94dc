import type { Tx } from "@rookery/db";
import { suppressedStatuses, suppressLeads } from "../leads/suppress-leads.ts";
import type { Changed, Fault } from "./change-chunk.ts";
import type { LeadJobToRun } from "./find-lead-job.ts";
import type { ChunkLead } from "./read-chunk.ts";

interface StatusChange {
  readonly leads: readonly ChunkLead[];
  readonly status: "active" | "archived" | "unsubscribed";
}

/**
 * Archives and takes up again those that may be written to; an opt-out goes onto the tenant's list, and so to every company's lead of
 * that address, for which the transaction has to see them all.
 */
export function setStatus(tx: Tx, job: LeadJobToRun, { leads, status }: StatusChange): Promise<Changed> {
  return status === "unsubscribed" ? optOut(tx, job, leads) : setOpenStatus(tx, job, { leads, status });
}

async function optOut(tx: Tx, job: LeadJobToRun, leads: readonly ChunkLead[]): Promise<Changed> {
  const open = leads.filter(({ status }) => status !== "unsubscribed" && status !== "complained");
  await suppressLeads(tx, {
    tenantId: job.tenantId,
    companyId: job.companyId,
    emails: open.map(({ email }) => email),
    status: "unsubscribed",
    source: "edit",
    createdBy: job.createdBy,
  });
  return { changed: open.length, faults: [] };
}

async function setOpenStatus(tx: Tx, job: LeadJobToRun, { leads, status }: StatusChange): Promise<Changed> {
  const listed = await tx.$queryRaw<{ email: string }[]>`
    SELECT email FROM suppressed_among(${leads.map(({ email }) => email)}::text[])`;
  const closed = new Set(listed.map(({ email }) => email));
  const isClosed = (lead: ChunkLead): boolean =>
    suppressedStatuses.includes(lead.status) || closed.has(lead.email);
  const ids = leads.filter((lead) => lead.status !== status && !isClosed(lead)).map(({ id }) => id);
  const changed = await tx.$executeRaw`
    UPDATE leads SET status = ${status}, updated = now()
    WHERE tenant_id = ${job.tenantId}::uuid AND id = ANY (${ids}::uuid[])`;
  const faults = leads.filter(isClosed).map(({ id, email }): Fault => ({ id, email, reason: "suppressed" }));
  return { changed, faults };
}
