import type { Tx } from "@rookery/db";
import { differs, given, merged, ownLead, pinPlan, placesOf } from "./compare-leads.ts";
import type { ColumnMapping, Existing } from "./imports.rules.ts";
import { leaveOutSuppressed } from "./leave-out-suppressed.ts";
import type { KeptLine, LeadColumns } from "./lead-batches.ts";
import { tagLeads } from "./tag-leads.ts";

/** The list that an import goes into, and how. */
export interface LeadList {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly importId: string;
  readonly existing: Existing;
  /** Given to every lead that the import creates or changes, beside its own. */
  readonly tags: readonly string[];
}

export interface PutCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** The lines of addresses that must not be written to. */
  readonly suppressed: readonly KeptLine[];
}

const addNew = `
  INSERT INTO leads (tenant_id, company_id, email, name, company, status, import_id)
  SELECT $1::uuid, $2::uuid, email, name, employer, coalesce(status, 'active'), $8::uuid FROM ${given}
  ON CONFLICT (tenant_id, company_id, email) DO NOTHING`;

/** Changes what differs, and keeps what it was for an undo. The change goes through the index that ON CONFLICT names. */
const changeOld = (companyId: string | null, existing: Exclude<Existing, "skip">): string => {
  const { name, employer, status } = merged[existing];
  return `
  WITH changing AS (
    SELECT l.id, l.email, l.name, l.company, l.status, l.updated, ${name} AS new_name, ${employer} AS new_employer, ${status} AS new_status
    FROM ${given} CROSS JOIN ${ownLead(companyId)}
    WHERE l.email = given.email AND ${differs(existing)}
  ), kept AS (
    INSERT INTO import_changes (tenant_id, import_id, lead_id, company_id, name, company, status, updated, changed)
    SELECT $1::uuid, $8::uuid, id, $2::uuid, name, company, status, updated, now() FROM changing
  )
  INSERT INTO leads AS old (tenant_id, company_id, email, name, company, status)
  SELECT $1::uuid, $2::uuid, email, new_name, new_employer, new_status FROM changing
  ON CONFLICT (tenant_id, company_id, email) DO UPDATE SET
    name = excluded.name, company = excluded.company, status = excluded.status, updated = now()`;
};

/**
 * Puts a batch of leads into a list, inside a transaction that holds the tenant's lock on leads. Addresses that must
 * not be written to anywhere in the tenant are left as they are.
 */
export async function putLeads(
  tx: Tx,
  to: LeadList,
  { leads, columns }: { leads: LeadColumns; columns: ColumnMapping },
): Promise<PutCounts> {
  const { rest, suppressed } = await leaveOutSuppressed(tx, leads, columns);
  if (rest.count === 0) return { created: 0, updated: 0, unchanged: 0, suppressed };
  const values = [...placesOf(to, rest), to.importId];
  const created = await tx.$executeRawUnsafe(addNew, ...values);
  await tx.$queryRawUnsafe(pinPlan);
  const hasOld = created < rest.count;
  const changed =
    hasOld && to.existing !== "skip"
      ? await tx.$executeRawUnsafe(changeOld(to.companyId, to.existing), ...values)
      : 0;
  const updated = changed + (await tagLeads(tx, to, rest));
  return { created, updated, unchanged: rest.count - created - updated, suppressed };
}
