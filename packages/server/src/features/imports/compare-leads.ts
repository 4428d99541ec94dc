import type { Existing } from "./imports.rules.ts";
import type { LeadColumns } from "./lead-batches.ts";

/** A batch's values, without where they stand in the file. */
export type BatchValues = Pick<LeadColumns, "count" | "emails" | "names" | "employers" | "statuses" | "tags">;

/**
 * The values of the statements that hold a batch against a list: `$1` the tenant, `$2` the company (null = the tenant's own pool), `$3` to
 * `$7` addresses, names, employers, statuses and tags. An empty value says nothing.
 */
export const placesOf = (
  list: { readonly tenantId: string; readonly companyId: string | null },
  { emails, names, employers, statuses, tags }: BatchValues,
): unknown[] => [list.tenantId, list.companyId, emails, names, employers, statuses, tags];

/** The values between separators as an array; empty = null. */
const split = (place: string): string => `string_to_array(${place}::text, E'\\x1f', '')`;

export const given = `unnest(${["$3", "$4", "$5", "$6", "$7"].map(split).join(", ")}) AS given (email, name, employer, status, tags)`;

/** Rows `alias` of the list. */
export const inList = (alias: string, companyId: string | null): string =>
  companyId === null
    ? `${alias}.tenant_id = $1::uuid AND ${alias}.company_id IS NULL AND $2::uuid IS NULL`
    : `${alias}.tenant_id = $1::uuid AND ${alias}.company_id = $2::uuid`;

/**
 * The list's own lead `l` of each given address. The order and the settings of `pinPlan` leave the planner the key of addresses: before a
 * new table's first ANALYZE it takes any index for as good as any other, and the wrong one makes a batch cost minutes.
 */
export const ownLead = (companyId: string | null): string => `LATERAL (
    SELECT l.id, l.email, l.name, l.company, l.status, l.updated, l.created, l.import_id FROM leads l
    WHERE ${inList("l", companyId)} AND l.email >= given.email
    ORDER BY l.email LIMIT 1
  ) l`;

/** Of a transaction. The costs of thousands of look-ups would also call for a compiler that costs more than they do. */
export const pinPlan = `SELECT set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true),
  set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true)`;

/** What the lead `l` says after the import, by what is to happen to those that are there already. */
export const merged: Record<Exclude<Existing, "skip">, { name: string; employer: string; status: string }> = {
  fill: {
    name: "coalesce(l.name, given.name)",
    employer: "coalesce(l.company, given.employer)",
    status: "l.status",
  },
  overwrite: {
    name: "coalesce(given.name, l.name)",
    employer: "coalesce(given.employer, l.company)",
    // A lead that must not be written to stays so, also where the tenant's list has lost it.
    status:
      "CASE WHEN l.status IN ('active', 'archived') THEN coalesce(given.status, l.status) ELSE l.status END",
  },
};

/** True where the import would change the lead `l`. */
export const differs = (existing: Exclude<Existing, "skip">): string => {
  const { name, employer, status } = merged[existing];
  return `(${name} IS DISTINCT FROM l.name OR ${employer} IS DISTINCT FROM l.company OR ${status} <> l.status)`;
};
