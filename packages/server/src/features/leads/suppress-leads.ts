import type { Tx } from "@rookery/db";
import type { LeadStatus } from "./leads.schema.ts";

/** From the weakest to the strongest reason; a stronger one is not replaced by a weaker. */
const order = ["bounced", "unsubscribed", "complained"] as const satisfies LeadStatus[];
export type Suppression = (typeof order)[number];

export interface Suppressed {
  readonly tenantId: string;
  readonly emails: readonly string[];
  readonly status: Suppression;
}

/**
 * Writes to these addresses nowhere in the tenant any more: every company's lead of that address gets the status. The caller
 * holds the lock of the tenant's leads.
 * @returns how many leads changed.
 */
export async function suppressLeads(tx: Tx, { tenantId, emails, status }: Suppressed): Promise<number> {
  if (emails.length === 0) return 0;
  const weaker: LeadStatus[] = ["active", "archived", ...order.slice(0, order.indexOf(status))];
  const companies = await tx.company.findMany({ where: { tenantId }, select: { id: true } });
  const where = { tenantId, email: { in: [...new Set(emails)] }, status: { in: weaker } };
  let changed = 0;
  // Company by company, the tenant's own pool last: so the key of addresses finds them.
  for (const companyId of [...companies.map(({ id }) => id), null]) {
    const { count } = await tx.lead.updateMany({ where: { ...where, companyId }, data: { status } });
    changed += count;
  }
  return changed;
}
