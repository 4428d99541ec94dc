import { notPurged } from "../companies/companies.queries.ts";
import { fieldConditions } from "./field-conditions.ts";
import { suppressedStatuses } from "./suppress-leads.ts";
import type { LeadFilter } from "./leads.schema.ts";

/** The values of a statement, `$1` the tenant, then as they come. */
export class Values {
  readonly all: unknown[];
  constructor(tenantId: string) {
    this.all = [tenantId];
  }
  /** The place of a value in the statement's text. */
  add(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}

/**
 * The least id that a row made at this time can have: ids are ordered by time (RFC 9562, 5.7), so that a span of time is a span of the
 * list's own index.
 */
export function firstIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * What the leads `l` of a filter have in common, as conditions that an index can serve behind the wall. A search is none of them: it
 * has statements of its own.
 */
export function filterConditions(filter: LeadFilter, values: Values): string {
  const company = filter.companyId === null ? undefined : values.add(filter.companyId, "uuid");
  const list =
    company === undefined
      ? "l.company_id IS NULL"
      : `l.company_id = ${company} AND ${notPurged("$1::uuid", company)}`;
  return [
    "l.tenant_id = $1::uuid",
    list,
    ...narrowing(filter, values),
    ...fieldConditions(filter, values),
  ].join(" AND ");
}

function narrowing(filter: LeadFilter, values: Values): string[] {
  const { statuses, tagIds, importId, createdFrom, createdTo, hasName, isSuppressed } = filter;
  const all: string[] = [];
  if (statuses !== undefined) all.push(`l.status = ANY (${values.add(statuses, "text[]")})`);
  if (isSuppressed !== undefined)
    all.push(
      `l.status ${isSuppressed ? "=" : "<>"} A${isSuppressed ? "NY" : "LL"} (${values.add(suppressedStatuses, "text[]")})`,
    );
  if (importId !== undefined) all.push(`l.import_id = ${values.add(importId, "uuid")}`);
  if (createdFrom !== undefined) all.push(`l.id >= ${values.add(firstIdAt(new Date(createdFrom)), "uuid")}`);
  if (createdTo !== undefined) all.push(`l.id < ${values.add(firstIdAt(new Date(createdTo)), "uuid")}`);
  if (hasName !== undefined) all.push(`l.name_key IS ${hasName ? "NOT " : ""}NULL`);
  for (const tagId of tagIds ?? [])
    all.push(
      `EXISTS (SELECT FROM lead_tags t WHERE t.tenant_id = l.tenant_id AND t.lead_id = l.id AND t.tag_id = ${values.add(tagId, "uuid")})`,
    );
  return all;
}
