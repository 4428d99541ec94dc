import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { requireDomain } from "../domains/domains.queries.ts";
import type { HandoffsInput } from "./handoffs.schema.ts";

interface Row {
  id: string;
  created: Date;
  created_by: string | null;
  expires: Date;
  opened: Date | null;
}

/** Links that one domain may have at once; more would be a leak that nobody keeps an eye on. */
export const HANDOFFS_MAX = 20;

export const handoffsStatement = `
  SELECT h.id, h.created, u.name AS created_by, h.expires, h.opened
  FROM dns_handoffs h LEFT JOIN users u ON u.id = h.created_by
  WHERE h.tenant_id = $1 AND h.domain_id = $2 AND h.revoked IS NULL AND h.expires > $3
  ORDER BY h.id DESC LIMIT ${HANDOFFS_MAX}`;

/** The links of a domain that still open, newest first. What a link is, only its holder knows. */
export async function listHandoffs(ctx: TenantContext, input: HandoffsInput) {
  const { id } = await requireDomain(ctx, input);
  const rows = await readRows<Row>(ctx.db, ctx.tenant.scope, {
    name: "handoffs_list",
    text: handoffsStatement,
    values: [ctx.tenant.id, id, ctx.clock()],
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created,
    /** Null where the person has left. */
    createdBy: row.created_by,
    expiresAt: row.expires,
    /** When it was opened last; null = never. */
    openedAt: row.opened,
  }));
}
