import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { isSubstring, Values } from "./lead-filter.ts";
import { WALK_ROWS } from "./lead-page.ts";
import { statementOf, type ListInput, type Statement } from "./lead-statement.ts";
import { walkEmailsBeginning, walkNamesBeginning, type Walk } from "./lead-walk.ts";
import { COUNT_CAP } from "./leads.schema.ts";
import { SORTED_ROWS } from "./sorted-page.ts";
import { walkByAge } from "./walk-by-age.ts";

export interface Total {
  readonly count: number;
  /** Whether counting stopped before the leads did. */
  readonly isMore: boolean;
}

/** How long "more than were counted" is taken for true: counting so far is most of a page's work, and the next sort or page asks again. */
const MOMENT_MS = 10_000;
const REMEMBERED_MAX = 1_000;

/** What was too much to count a moment ago, until when. Another copy that does not know it counts. */
const many = new Map<string, { readonly total: Total; readonly untilMs: number }>();

/** How many leads match, counted up to COUNT_CAP. Null on later pages, and where the page itself says how many it found. */
export async function countLeads(ctx: TenantContext, input: ListInput): Promise<Total | null> {
  const statement = input.cursor === undefined ? countStatement(ctx.tenant.id, input) : undefined;
  if (!statement) return null;
  const { order: _order, limit: _limit, ...filter } = input;
  const key = JSON.stringify([ctx.tenant.id, filter]);
  const known = many.get(key);
  const now = ctx.clock().getTime();
  if (known && known.untilMs > now) return known.total;
  const [counted] = await readRows<{ total: number; is_cut: boolean }>(ctx.db, ctx.tenant.scope, statement);
  const { total = 0, is_cut = false } = counted ?? {};
  const told = { count: Math.min(total, COUNT_CAP), isMore: is_cut || total > COUNT_CAP };
  many.delete(key);
  if (told.isMore) many.set(key, { total: told, untilMs: now + MOMENT_MS });
  for (const oldest of many.keys()) if (many.size > REMEMBERED_MAX) many.delete(oldest);
  return told;
}

/**
 * How many leads the list has, up to one more than the cap, in `total`; and in `is_cut` whether the walk ended before the leads did, so
 * that there may be more. Undefined for a search by any part of a text, whose page says what it found.
 */
export function countStatement(tenantId: string, input: ListInput): Statement | undefined {
  const values = new Values(tenantId);
  const { search } = input;
  if (!search)
    return statementOf(
      input,
      counted(walkByAge(input, values, { isOldestFirst: false }), SORTED_ROWS),
      values,
    );
  if (isSubstring(search)) return undefined;
  const word = search.toLowerCase();
  const halves = [
    walkEmailsBeginning(input, values, { word }),
    walkNamesBeginning(input, values, { word }),
  ].map((walk) => `(${counted(walk, WALK_ROWS)})`);
  const text = `SELECT sum(total)::int AS total, bool_or(is_cut) AS is_cut FROM (${halves.join(" UNION ALL ")}) AS halves`;
  return statementOf(input, text, values);
}

function counted({ from, ids = from, filters }: Walk, rows: number): string {
  if (filters.length === 0)
    return `SELECT count(*)::int AS total, false AS is_cut FROM (SELECT FROM ${ids(`LIMIT ${COUNT_CAP + 1}`)}) AS seen`;
  const matching = `SELECT FROM ${from(`LIMIT ${rows}`)} WHERE ${filters.join(" AND ")} LIMIT ${COUNT_CAP + 1}`;
  return `SELECT total, total <= ${COUNT_CAP} AND EXISTS (SELECT FROM ${ids(`OFFSET ${rows - 1} LIMIT 1`)}) AS is_cut
    FROM (SELECT count(*)::int AS total FROM (${matching}) AS seen) AS counted`;
}
