import { readRows, type Db, type Scope } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import {
  COUNT_CAP,
  REACH_ROWS,
  type checkAddressInput,
  type listSuppressionsInput,
  type reachInput,
  type SuppressionKind,
  type SuppressionReason,
  type SuppressionSource,
} from "./suppressions.schema.ts";

interface SuppressionRow {
  id: string;
  kind: SuppressionKind;
  value: string;
  reason: SuppressionReason;
  source: SuppressionSource;
  note: string | null;
  created: Date;
  company: string | null;
  author: string | null;
}

const shown = (row: SuppressionRow) => ({
  id: row.id,
  kind: row.kind,
  /** The address or the domain; null where it was erased, and only its hash is kept. */
  value: row.kind === "hash" ? null : row.value,
  reason: row.reason,
  source: row.source,
  note: row.note,
  createdAt: row.created,
  /** Name of the company that it came from; null = the tenant itself. It holds for all of them. */
  company: row.company,
  /** Null where nobody of the tenant did it, or they have left. */
  createdBy: row.author,
});

const selected = `
  SELECT s.id, s.kind, s.value, s.reason, s.source, s.note, s.created, c.name AS company, u.name AS author
  FROM suppressions s
  LEFT JOIN companies c ON c.tenant_id = s.tenant_id AND c.id = s.company_id
  LEFT JOIN users u ON u.id = s.created_by`;

type ListInput = z.output<typeof listSuppressionsInput>;

/** $1 tenant, $2 kinds, $3 reasons, $4 sources; null = any. */
const narrowed = `
  s.tenant_id = $1 AND ($2::text[] IS NULL OR s.kind = ANY ($2)) AND ($3::text[] IS NULL OR s.reason = ANY ($3))
  AND ($4::text[] IS NULL OR s.source = ANY ($4))`;

/** $5 what the value begins with, $6 the value before. An address has an @ and a domain has none, so that no two are alike. */
const found = (kind: "email" | "domain"): string =>
  `${narrowed} AND s.kind = '${kind}' AND s.value ^@ $5 AND s.value > $6`;

/** The statements of a page and of its count; one walk along one index each, and for a search one for addresses and one for domains. */
export const suppressionStatements = {
  suppressions_newest: `${selected} WHERE ${narrowed} AND s.id < $5::uuid ORDER BY s.id DESC LIMIT $6`,
  suppressions_newest_count: `
    SELECT count(*)::int AS total FROM (SELECT FROM suppressions s WHERE ${narrowed} ORDER BY s.id LIMIT ${COUNT_CAP + 1}) AS counted`,
  suppressions_found: `
    SELECT * FROM (
      (${selected} WHERE ${found("email")} ORDER BY s.value LIMIT $7) UNION ALL (${selected} WHERE ${found("domain")} ORDER BY s.value LIMIT $7)
    ) AS found ORDER BY value LIMIT $7`,
  suppressions_found_count: `
    SELECT count(*)::int AS total FROM (
      (SELECT FROM suppressions s WHERE ${found("email")} ORDER BY s.value LIMIT ${COUNT_CAP + 1})
      UNION ALL (SELECT FROM suppressions s WHERE ${found("domain")} ORDER BY s.value LIMIT ${COUNT_CAP + 1})
    ) AS counted`,
  suppressions_of_address: `
    ${selected} WHERE s.tenant_id = $1 AND ((s.kind = 'email' AND s.value = $2) OR (s.kind = 'domain' AND s.value = split_part($2, '@', -1))
      OR (s.kind = 'hash' AND s.value = erased_address($1, $2))) ORDER BY s.created, s.id`,
} as const;

/** After every id that there can be. */
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A page of the tenant's list, newest first; of a search, by value. `total` is null on later pages, `nextCursor` on the last one.
 * @throws AppError invalid where the cursor is none of ours.
 */
export async function listSuppressions(ctx: TenantContext, input: ListInput) {
  const { search, cursor, limit } = input;
  const values = [ctx.tenant.id, input.kinds ?? null, input.reasons ?? null, input.sources ?? null];
  const read = <Row extends object>(name: keyof typeof suppressionStatements, more: unknown[]) =>
    readRows<Row>(ctx.db, ctx.tenant.scope, {
      name,
      text: suppressionStatements[name],
      values: [...values, ...more],
    });
  if (search === undefined && cursor !== undefined && !uuid.test(cursor))
    throw new AppError("invalid", "invalid_input", { field: "cursor" });
  const [rows, counted] = await Promise.all([
    search === undefined
      ? read<SuppressionRow>("suppressions_newest", [cursor ?? LAST_ID, limit + 1])
      : read<SuppressionRow>("suppressions_found", [search, cursor ?? "", limit + 1]),
    cursor !== undefined
      ? undefined
      : search === undefined
        ? read<{ total: number }>("suppressions_newest_count", [])
        : read<{ total: number }>("suppressions_found_count", [search, ""]),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const total = counted?.[0]?.total;
  return {
    suppressions: page.map(shown),
    total: total === undefined ? null : { count: Math.min(total, COUNT_CAP), isMore: total > COUNT_CAP },
    nextCursor: rows.length > limit && last ? (search === undefined ? last.id : last.value) : null,
  };
}

/**
 * Everything on the tenant's list that holds an address, oldest first: itself, its domain, what it was erased as.
 * @param scope one that sees all of the tenant's companies.
 */
export async function suppressionsOf(db: Db, scope: Scope, email: string) {
  const rows = await readRows<SuppressionRow>(db, scope, {
    name: "suppressions_of_address",
    text: suppressionStatements.suppressions_of_address,
    values: [scope.tenantId, email],
  });
  return rows.map(shown);
}

/** Whether the tenant may write to an address, and what forbids it. */
export async function checkAddress(ctx: TenantContext, { email }: z.output<typeof checkAddressInput>) {
  const entries = await suppressionsOf(ctx.db, ctx.tenant.scope, email);
  return { email, isSuppressed: entries.length > 0, entries };
}

/** $1 tenant, $2 domains. */
const reachStatement = `
  SELECT split_part(l.email, '@', -1) AS domain, count(*)::int AS leads
  FROM (SELECT email FROM leads WHERE tenant_id = $1 ORDER BY id DESC LIMIT ${REACH_ROWS}) l
  WHERE split_part(l.email, '@', -1) = ANY ($2) GROUP BY 1`;
const beyondStatement = `SELECT FROM leads WHERE tenant_id = $1 ORDER BY id DESC OFFSET ${REACH_ROWS} LIMIT 1`;

/** How many leads of any company have an address of each domain, in the order asked; `isMore` = at least so many. */
export async function reachOf(ctx: TenantContext, { domains }: z.output<typeof reachInput>) {
  const { id: tenantId, scope } = ctx.tenant;
  const [counted, beyond] = await Promise.all([
    readRows<{ domain: string; leads: number }>(ctx.db, scope, {
      name: "suppressions_reach",
      text: reachStatement,
      values: [tenantId, domains],
    }),
    readRows<object>(ctx.db, scope, {
      name: "suppressions_reach_beyond",
      text: beyondStatement,
      values: [tenantId],
    }),
  ]);
  const leads = new Map(counted.map((row) => [row.domain, row.leads]));
  return domains.map((domain) => ({
    domain,
    leads: { count: leads.get(domain) ?? 0, isMore: beyond.length > 0 },
  }));
}
