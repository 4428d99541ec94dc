import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { lockTag } from "./lock-tag.ts";

/** A fraction of a second's work, so that other writers of the tenant's leads take their turn in between. */
const CHUNK_ROWS = 20_000;

/**
 * Takes a tag from all leads that have it, giving them another one where that is said, in chunks that each commit: a million leads would
 * hold everybody else for half a minute. Cut off in the middle, it goes on when it is asked again.
 * @returns how many leads had it.
 * @throws AppError as `lockTag`, for both.
 */
export async function emptyTag(
  ctx: TenantContext,
  { tagId, intoId }: { tagId: string; intoId: string | null },
): Promise<number> {
  let total = 0;
  for (let moved = CHUNK_ROWS; moved === CHUNK_ROWS; total += moved)
    moved = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      await lockLeads(tx, ctx.tenant.id);
      await lockTag(tx, ctx, tagId);
      if (intoId !== null) await lockTag(tx, ctx, intoId);
      const [chunk] = await tx.$queryRaw<[{ count: number }]>`
        WITH gone AS (
          DELETE FROM lead_tags WHERE tenant_id = ${ctx.tenant.id}::uuid AND tag_id = ${tagId}::uuid AND lead_id = ANY (ARRAY(
            SELECT lead_id FROM lead_tags WHERE tenant_id = ${ctx.tenant.id}::uuid AND tag_id = ${tagId}::uuid ORDER BY lead_id LIMIT ${CHUNK_ROWS}
          )) RETURNING tenant_id, company_id, lead_id, import_id, created
        ), put AS (
          INSERT INTO lead_tags (tenant_id, company_id, lead_id, tag_id, import_id, created)
          SELECT tenant_id, company_id, lead_id, ${intoId}::uuid, import_id, created FROM gone WHERE ${intoId}::uuid IS NOT NULL
          ON CONFLICT DO NOTHING
        )
        SELECT count(*)::int AS count FROM gone`;
      return chunk.count;
    });
  return total;
}
