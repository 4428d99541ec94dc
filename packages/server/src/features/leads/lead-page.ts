import { createHash } from "node:crypto";
import type { z } from "zod";
import { isSubstring, listCondition, searchCondition, Values } from "./lead-filter.ts";
import type { StepName } from "./lead-cursor.ts";
import {
  LEAD_COLUMNS,
  leadOf,
  narrowing,
  walkByEmail,
  walkByName,
  walkEmailsBeginning,
  walkNameless,
  walkNamesBeginning,
  type Entry,
  type KeyedOrder,
  type Walk,
} from "./lead-walk.ts";
import type { LeadOrder, listLeadsInput } from "./leads.schema.ts";
import { walkByAge } from "./walk-by-age.ts";

export type ListInput = z.output<typeof listLeadsInput>;

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * How many leads one read looks at for a page where the walk's index does not know the filter. What is found by then is the page, and
 * the cursor says where to go on: so no page reads millions, whatever is asked.
 */
export const WALK_ROWS = 10_000;

/** The same where each lead's text is compared: of the newest at first, and on where they show that the word is frequent. */
export const TEXT_ROWS = { first: 5_000, more: 20_000 } as const;

/** A filter that so few looks answer is sorted whole. */
export const SORTED_ROWS = 20_000;

/** How many leads the index on texts names where a filter may refuse most of them. */
const CANDIDATES = 1_000;

const isKeyed = (order: LeadOrder): order is KeyedOrder => order !== "newest" && order !== "oldest";

/** The reads of a page in their order; the next one follows where one has come to the end of its leads. */
export function stepsOf({ search, order, hasName }: ListInput): StepName[] {
  if (search) return isSubstring(search) ? ["text", "index"] : ["emails_beginning", "names_beginning"];
  if (!isKeyed(order)) return ["age"];
  if (order === "email" || order === "email_desc") return ["emails", "sorted"];
  const named: StepName[] = hasName === false ? [] : ["names"];
  return [...named, ...(hasName ? [] : (["nameless"] as const)), "sorted"];
}

export interface Reading {
  readonly step: StepName;
  readonly after: Entry | undefined;
  /** At most so many rows. */
  readonly take: number;
  /** Whether the read before it was of texts as well. */
  readonly isMore?: boolean;
}

/** One read of a page. Its rows are leads, and last, where it was cut short, the place that it came to. */
export function stepStatement(
  tenantId: string,
  input: ListInput,
  { step, after, take, isMore }: Reading,
): Statement {
  const values = new Values(tenantId);
  if (step === "index") return foundStatement(input, values, { after, take });
  if (step === "sorted") return sortedStatement(input, values, { after, take });
  const walk = walkOfStep(input, values, { step, after });
  return walk.filters.length === 0
    ? wholeStatement(walk, values, take)
    : walkStatement(walk, values, {
        take,
        rows: step === "text" ? TEXT_ROWS[isMore ? "more" : "first"] : WALK_ROWS,
      });
}

function walkOfStep(
  input: ListInput,
  values: Values,
  { step, after }: { step: StepName; after: Entry | undefined },
): Walk {
  const { order, search = "" } = input;
  const word = search.toLowerCase();
  if (step === "emails_beginning") return walkEmailsBeginning(input, values, { word, after });
  if (step === "names_beginning") return walkNamesBeginning(input, values, { word, after });
  if (step === "nameless") return walkNameless(input, values, { after });
  if (step === "emails" && isKeyed(order)) return walkByEmail(input, values, { order, after });
  if (step === "names" && isKeyed(order)) return walkByName(input, values, { order, after });
  const walk = walkByAge(input, values, { isOldestFirst: step === "age" && order === "oldest", after });
  return step === "text" ? { ...walk, filters: [...walk.filters, searchCondition(search, values)] } : walk;
}

/** Whether the filter says more than which list and what to search for. */
export const isNarrow = (input: ListInput): boolean => narrowing(input, new Values("")).length > 0;

const TAGS = `coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY lower(g.name), g.id)
  FROM lead_tags t JOIN tags g ON g.tenant_id = t.tenant_id AND g.id = t.tag_id WHERE t.tenant_id = $1::uuid AND t.lead_id = l.id), '[]') AS tags`;

/** Every lead of the walk counts, so that it ends by itself. One text for one choice of filters, planned once a connection. */
function wholeStatement(walk: Walk, values: Values, take: number): Statement {
  const from = walk.from(`LIMIT ${values.add(take, "int")}`);
  const text = `SELECT ${LEAD_COLUMNS}, ${TAGS}, false AS is_end FROM ${from} ORDER BY ${walk.order}`;
  return { name: `leads_${createHash("sha1").update(text).digest("base64url")}`, text, values: values.all };
}

/** Planned anew for each list: which way is short depends on how many leads it has, and how many a tag has. */
const unnamed = (text: string, values: Values): Statement => ({ name: "", text, values: values.all });

function walkStatement(
  walk: Walk,
  values: Values,
  { take, rows }: { take: number; rows: number },
): Statement {
  const limit = values.add(take, "int");
  const text = `
    WITH page AS MATERIALIZED (
      SELECT ${LEAD_COLUMNS} FROM ${walk.from(`LIMIT ${rows}`)} WHERE ${walk.filters.join(" AND ")} ORDER BY ${walk.order} LIMIT ${limit}
    )
    SELECT l.*, ${TAGS}, false AS is_end FROM page l
    UNION ALL
    SELECT ${LEAD_COLUMNS}, NULL, true FROM ${walk.from(`OFFSET ${rows - 1} LIMIT 1`)} WHERE (SELECT count(*) FROM page) < ${limit}
    ORDER BY is_end, ${walk.order}`;
  return unnamed(text, values);
}

/** All that match, where they are few, in an order that no index knows them by. */
function sortedStatement(
  input: ListInput,
  values: Values,
  { after, take }: { after: Entry | undefined; take: number },
): Statement {
  const walk = walkByAge(input, values, { isOldestFirst: false });
  const where = [...walk.filters, ...(after ? [afterSorted(input.order, after, values)] : [])];
  const text = `
    SELECT ${LEAD_COLUMNS}, ${TAGS}, false AS is_end
    FROM (
      SELECT ${LEAD_COLUMNS} FROM ${walk.from(`LIMIT ${SORTED_ROWS}`)} ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}
      ORDER BY ${SORTED[input.order]} LIMIT ${values.add(take, "int")}
    ) l ORDER BY ${SORTED[input.order]}`;
  return unnamed(text, values);
}

const SORTED: Record<LeadOrder, string> = {
  newest: "id DESC",
  oldest: "id",
  email: "email",
  email_desc: "email DESC",
  name: "name_key NULLS LAST, id",
  name_desc: "name_key DESC NULLS LAST, CASE WHEN name_key IS NULL THEN id END, id DESC",
};

function afterSorted(order: LeadOrder, { key, id }: Entry, values: Values): string {
  const beyond = order.endsWith("_desc") ? "<" : ">";
  if (order.startsWith("email")) return `l.email ${beyond} ${values.add(key, "text")}`;
  const place = values.add(id, "uuid");
  if (key === null) return `l.name_key IS NULL AND l.id > ${place}`;
  return `((l.name_key, l.id) ${beyond} (${values.add(key, "text")}, ${place}) OR l.name_key IS NULL)`;
}

/** What the index on texts knows, looked at again: a lead may have changed since, and the filter has its say. */
function foundStatement(
  input: ListInput,
  values: Values,
  { after, take }: { after: Entry | undefined; take: number },
): Statement {
  const { companyId, search = "" } = input;
  const where = [listCondition(input, values), ...narrowing(input, values), searchCondition(search, values)];
  const limit = values.add(take, "int");
  const candidates = values.add(isNarrow(input) ? CANDIDATES : take, "int");
  const word = values.add(search, "text");
  const before = values.add(after?.id, "uuid");
  const text = `
    WITH found AS MATERIALIZED (
      SELECT lead_id, is_end FROM search_leads(${values.add(companyId, "uuid")}, ${word}, ${before}, ${candidates})
    ), page AS MATERIALIZED (
      SELECT ${LEAD_COLUMNS} FROM found f CROSS JOIN ${leadOf("f.lead_id")}
      WHERE NOT f.is_end AND ${where.join(" AND ")} ORDER BY l.id DESC LIMIT ${limit}
    ), cut AS (
      (SELECT lead_id FROM found WHERE is_end)
      UNION ALL
      (SELECT lead_id FROM found WHERE (SELECT count(*) FROM found WHERE NOT is_end) >= ${candidates} ORDER BY lead_id LIMIT 1)
    )
    SELECT l.*, ${TAGS}, false AS is_end FROM page l
    UNION ALL
    SELECT cut.lead_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true FROM cut WHERE (SELECT count(*) FROM page) < ${limit}
    ORDER BY is_end, id DESC`;
  return unnamed(text, values);
}
