import { notPurged } from "../companies/companies.queries.ts";
import { suppressedStatuses } from "./suppress-leads.ts";
import { fieldConditions } from "./field-conditions.ts";
import { leadStatuses, type LeadFilter, type LeadStatus } from "./leads.schema.ts";

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
 * What the leads `l` of a filter have in common, as conditions that an index can serve behind the wall. A search is none of them: see
 * `searchCondition`.
 */
export function filterConditions(filter: LeadFilter, values: Values): string {
  return [
    listCondition(filter, values),
    ...idSpan(filter, values, "l.id"),
    ...statusConditions(filter),
    ...nameConditions(filter),
    ...importConditions(filter, values),
    ...tagConditions(filter, values),
    ...fieldConditions(filter, values),
  ].join(" AND ");
}

/** The list that the filter is of, for rows of leads or of what belongs to them. */
export function listCondition(
  { companyId }: Pick<LeadFilter, "companyId">,
  values: Values,
  row = "l",
): string {
  if (companyId === null) return `${row}.tenant_id = $1::uuid AND ${row}.company_id IS NULL`;
  const company = values.add(companyId, "uuid");
  return `${row}.tenant_id = $1::uuid AND ${row}.company_id = ${company} AND ${notPurged("$1::uuid", company)}`;
}

/**
 * What the time says of the ids. The leads of an import are younger than the import itself and no younger than its end, by the clock of
 * the database; only of one that failed the server wrote the end, whose clock may be a little behind.
 */
export function idSpan(filter: LeadFilter, values: Values, column: string): string[] {
  const { importId, createdFrom, createdTo } = filter;
  const all: string[] = [];
  if (createdFrom !== undefined)
    all.push(`${column} >= ${values.add(firstIdAt(new Date(createdFrom)), "uuid")}`);
  if (createdTo !== undefined) all.push(`${column} < ${values.add(firstIdAt(new Date(createdTo)), "uuid")}`);
  if (importId !== undefined) {
    const id = values.add(importId, "uuid");
    all.push(`${column} > ${id}`);
    all.push(
      `${column} < (SELECT (lpad(to_hex((extract(epoch FROM coalesce(i.finished, now())) * 1000)::bigint + CASE i.status WHEN 'failed' THEN 2000 ELSE 1 END), 12, '0')
        || '70008000000000000000')::uuid FROM imports i WHERE i.tenant_id = $1::uuid AND i.id = ${id})`,
    );
  }
  return all;
}

/** The statuses that the filter lets through; undefined = all. */
export function wantedStatuses({ statuses, isSuppressed }: LeadFilter): readonly LeadStatus[] | undefined {
  if (statuses === undefined && isSuppressed === undefined) return undefined;
  const wanted = new Set(statuses ?? leadStatuses);
  const rest = leadStatuses.filter(
    (status) =>
      wanted.has(status) &&
      (isSuppressed === undefined || suppressedStatuses.includes(status) === isSuppressed),
  );
  return rest.length === leadStatuses.length ? undefined : rest;
}

/** The statuses stand in the text, so that the planner knows which of them the index of the rare ones holds. */
export function statusConditions(filter: LeadFilter): string[] {
  const wanted = wantedStatuses(filter);
  if (wanted === undefined) return [];
  if (wanted.length === 0) return ["false"];
  return [`l.status IN (${wanted.map((status) => `'${status}'`).join(", ")})`];
}

export const nameConditions = ({ hasName }: LeadFilter): string[] =>
  hasName === undefined ? [] : [`l.name_key IS ${hasName ? "NOT " : ""}NULL`];

export const importConditions = ({ importId }: LeadFilter, values: Values): string[] =>
  importId === undefined ? [] : [`l.import_id = ${values.add(importId, "uuid")}`];

/** A scalar sub-select is one look into the key a lead; of an EXISTS the planner may make a join that reads all leads of the tag. */
export const tagConditions = ({ tagIds }: LeadFilter, values: Values): string[] =>
  (tagIds ?? []).map(
    (tagId) =>
      `(SELECT true FROM lead_tags t WHERE t.tenant_id = $1::uuid AND t.lead_id = l.id AND t.tag_id = ${values.add(tagId, "uuid")})`,
  );

/** From here on a search finds what holds it; shorter ones find what begins so. */
const SUBSTRING_MIN = 3;

export const isSubstring = (search: string): boolean => Array.from(search).length >= SUBSTRING_MIN;

/** Leads `l` that the search finds. No index serves it behind the wall. */
export function searchCondition(search: string, values: Values): string {
  const word = `lower(${values.add(search, "text")})`;
  if (!isSubstring(search)) return `(starts_with(l.email, ${word}) OR starts_with(l.name_key, ${word}))`;
  return `(position(${word} IN l.email) > 0 OR position(${word} IN l.name_key) > 0 OR position(${word} IN lower(l.company)) > 0)`;
}
