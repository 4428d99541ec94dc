import type { Values } from "./lead-filter.ts";
import { statementOf, TAGS, type ListInput, type Statement } from "./lead-statement.ts";
import { LEAD_COLUMNS, type Entry } from "./lead-walk.ts";
import type { LeadOrder } from "./leads.schema.ts";
import { walkByAge } from "./walk-by-age.ts";

/** A filter that a look at so many leads answers is sorted whole. */
export const SORTED_ROWS = 20_000;

/** All that match, where they are few, in an order that no index knows them by. */
export function sortedStatement(
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
      ORDER BY ${SORTED[input.order]} LIMIT ${take}
    ) l ORDER BY ${SORTED[input.order]}`;
  return statementOf(input, text, values);
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
