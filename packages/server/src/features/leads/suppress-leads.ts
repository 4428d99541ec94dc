import type { Tx } from "@rookery/db";
import type { LeadStatus } from "./leads.schema.ts";

/** From the weakest to the strongest reason; a stronger one is not replaced by a weaker. */
const order = ["bounced", "unsubscribed", "complained"] as const satisfies LeadStatus[];
export type Suppression = (typeof order)[number];

export const suppressedStatuses: readonly LeadStatus[] = order;

export interface Suppressed {
  readonly tenantId: string;
  /** Where it came from; null = the tenant itself. It holds for every company. */
  readonly companyId: string | null;
  readonly emails: readonly string[];
  readonly status: Suppression;
  /** A report of the sender, a link in a mail, a list that somebody gave, a lead that somebody edited. */
  readonly source: "report" | "link" | "list" | "edit";
  /** Who says so, where it is a person of the tenant. */
  readonly createdBy?: string;
  readonly note?: string | null;
}

/**
 * Writes to these addresses nowhere in the tenant any more: they are put on its list, which outlives every lead, and every company's
 * lead of that address gets the status. The caller holds the lock of the tenant's leads and sees all of the tenant's companies.
 * @returns how many addresses are on the list for the first time or for a stronger reason, and how many leads changed.
 */
export async function suppressLeads(
  tx: Tx,
  { tenantId, companyId, emails, status, source, createdBy, note }: Suppressed,
): Promise<{ listed: number; changed: number }> {
  if (emails.length === 0) return { listed: 0, changed: 0 };
  const addresses = [...new Set(emails)];
  const weaker = order.slice(0, order.indexOf(status));
  const listed = await tx.$executeRaw`
    INSERT INTO suppressions AS s (tenant_id, company_id, kind, value, reason, source, note, created_by)
    SELECT ${tenantId}::uuid, ${companyId}::uuid, 'email', value, ${status}, ${source}, ${note ?? null}, ${createdBy ?? null}::uuid
    FROM unnest(${addresses}::text[]) AS value
    ON CONFLICT (tenant_id, kind, value) DO UPDATE SET reason = excluded.reason, source = excluded.source
    WHERE s.reason = ANY (${weaker})`;
  return { listed, changed: await markLeads(tx, { tenantId, addresses, status }) };
}

/** Gives every company's lead of these addresses the status, where it has none as strong. */
async function markLeads(
  tx: Tx,
  of: { tenantId: string; addresses: readonly string[]; status: Suppression },
): Promise<number> {
  const { tenantId, status } = of;
  const weaker: LeadStatus[] = ["active", "archived", ...order.slice(0, order.indexOf(status))];
  const companies = await tx.company.findMany({ where: { tenantId }, select: { id: true } });
  const where = { tenantId, email: { in: [...of.addresses] }, status: { in: weaker } };
  let changed = 0;
  // Company by company, the tenant's own pool last: so the key of addresses finds them.
  for (const companyId of [...companies.map(({ id }) => id), null]) {
    const { count } = await tx.lead.updateMany({ where: { ...where, companyId }, data: { status } });
    changed += count;
  }
  return changed;
}
