import { Prisma, type Tx } from "@rookery/db";
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

/** What a suppression comes to. */
export interface SuppressedCounts {
  /** On the list for the first time. */
  readonly added: number;
  /** On the list for the first time or for a stronger reason. */
  readonly listed: number;
  /** Leads of any company whose status changed. */
  readonly changed: number;
}

/**
 * Writes to these addresses nowhere in the tenant any more: they are put on its list, which outlives every lead, and every company's
 * lead of that address gets the status. The caller holds the lock of the tenant's leads and sees all of the tenant's companies.
 */
export async function suppressLeads(tx: Tx, of: Suppressed): Promise<SuppressedCounts> {
  if (of.emails.length === 0) return { added: 0, listed: 0, changed: 0 };
  const emails = [...new Set(of.emails)];
  const counts = await listValues(tx, { ...of, kind: "email", values: emails });
  return { ...counts, changed: await markLeads(tx, { ...of, emails }) };
}

export interface Listed extends Omit<Suppressed, "emails"> {
  readonly kind: "email" | "domain";
  /** Without repeats. */
  readonly values: readonly string[];
}

/**
 * Puts addresses or domains on the tenant's list; a stronger reason replaces a weaker one. What was erased stays known by its hash
 * alone. As with `suppressLeads`, the caller holds the lock.
 */
export async function listValues(
  tx: Tx,
  { tenantId, companyId, kind, values, status, source, createdBy, note }: Listed,
): Promise<{ added: number; listed: number }> {
  const [counts] = await tx.$queryRaw<{ added: number; listed: number }[]>`
    WITH put AS (
      INSERT INTO suppressions AS s (tenant_id, company_id, kind, value, reason, source, note, created_by)
      SELECT ${tenantId}::uuid, ${companyId}::uuid, ${kind}, given.value, ${status}, ${source}, ${note ?? null}, ${createdBy ?? null}::uuid
      FROM unnest(${values}::text[]) AS given (value)
      WHERE NOT EXISTS (
        SELECT FROM suppressions erased
        WHERE erased.tenant_id = ${tenantId}::uuid AND erased.kind = 'hash' AND erased.value = erased_address(${tenantId}::uuid, given.value)
      )
      ON CONFLICT (tenant_id, kind, value) DO UPDATE SET reason = excluded.reason, source = excluded.source
      WHERE s.reason = ANY (${weakerThan(status)})
      RETURNING xmax = 0 AS is_new
    )
    SELECT count(*) FILTER (WHERE is_new)::int AS added, count(*)::int AS listed FROM put`;
  return counts ?? { added: 0, listed: 0 };
}

const weakerThan = (status: Suppression): Suppression[] => order.slice(0, order.indexOf(status));

/** The strongest of these statuses; undefined where none of them forbids to write. */
export const strongestOf = (statuses: readonly string[]): Suppression | undefined =>
  order.findLast((each) => statuses.includes(each));

/** Gives every company's lead of these addresses the status, where it has none as strong. */
async function markLeads(
  tx: Tx,
  of: { tenantId: string; emails: readonly string[]; status: Suppression },
): Promise<number> {
  const { tenantId, emails, status } = of;
  const weaker = ["active", "archived", ...weakerThan(status)];
  let changed = 0;
  for (const list of await leadLists(tx, tenantId))
    changed += await tx.$executeRaw`
      UPDATE leads SET status = ${status}, updated = now()
      WHERE ${list} AND email = ANY (${emails}::text[]) AND status = ANY (${weaker}::text[])`;
  return changed;
}

/**
 * The lists of a tenant's leads as conditions: its companies and, last, its own pool. List by list the key of addresses finds a lead,
 * which it does not across them.
 */
export async function leadLists(tx: Tx, tenantId: string): Promise<Prisma.Sql[]> {
  const companies = await tx.company.findMany({ where: { tenantId }, select: { id: true } });
  const ofTenant = Prisma.sql`tenant_id = ${tenantId}::uuid`;
  return [
    ...companies.map(({ id }) => Prisma.sql`${ofTenant} AND company_id = ${id}::uuid`),
    Prisma.sql`${ofTenant} AND company_id IS NULL`,
  ];
}
