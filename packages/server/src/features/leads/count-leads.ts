import { isSubstring, Values } from "./lead-filter.ts";
import { SORTED_ROWS, WALK_ROWS, type ListInput, type Statement } from "./lead-page.ts";
import { walkEmailsBeginning, walkNamesBeginning, type Walk } from "./lead-walk.ts";
import { COUNT_CAP } from "./leads.schema.ts";
import { walkByAge } from "./walk-by-age.ts";

/**
 * How many leads the list has, up to one more than the cap, in `total`; and in `is_cut` whether the walk ended before the leads did, so
 * that there may be more. Undefined for a search by any part of a text, whose page says what it found.
 */
export function countStatement(tenantId: string, input: ListInput): Statement | undefined {
  const values = new Values(tenantId);
  const { search } = input;
  if (!search)
    return {
      name: "",
      text: counted(walkByAge(input, values, { isOldestFirst: false }), SORTED_ROWS),
      values: values.all,
    };
  if (isSubstring(search)) return undefined;
  const word = search.toLowerCase();
  const halves = [
    walkEmailsBeginning(input, values, { word }),
    walkNamesBeginning(input, values, { word }),
  ].map((walk) => `(${counted(walk, WALK_ROWS)})`);
  const text = `SELECT sum(total)::int AS total, bool_or(is_cut) AS is_cut FROM (${halves.join(" UNION ALL ")}) AS halves`;
  return { name: "", text, values: values.all };
}

function counted({ from, ids = from, filters }: Walk, rows: number): string {
  if (filters.length === 0)
    return `SELECT count(*)::int AS total, false AS is_cut FROM (SELECT FROM ${ids(`LIMIT ${COUNT_CAP + 1}`)}) AS seen`;
  const matching = `SELECT FROM ${from(`LIMIT ${rows}`)} WHERE ${filters.join(" AND ")} LIMIT ${COUNT_CAP + 1}`;
  return `SELECT total, total <= ${COUNT_CAP} AND EXISTS (SELECT FROM ${ids(`OFFSET ${rows - 1} LIMIT 1`)}) AS is_cut
    FROM (SELECT count(*)::int AS total FROM (${matching}) AS seen) AS counted`;
}
