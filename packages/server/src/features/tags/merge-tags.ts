import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { emptyTag } from "./empty-tag.ts";
import { lockTag } from "./lock-tag.ts";
import type { mergeTagsInput } from "./tags.schema.ts";

type Input = z.output<typeof mergeTagsInput>;

/**
 * Gives everything that has one tag another one of the same list instead, and removes the first.
 * @returns how many leads had it. @throws AppError as `lockTag`, for both; invalid tags_of_two_lists.
 */
export async function mergeTags(ctx: TenantContext, input: Input): Promise<{ leads: number }> {
  const { keepId, mergeId } = input;
  await requireOneList(ctx, input);
  const leads = await emptyTag(ctx, { tagId: mergeId, intoId: keepId });
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockLeads(tx, tenantId);
    const [kept, merged] = [await lockTag(tx, ctx, keepId), await lockTag(tx, ctx, mergeId)];
    // Also those that got it since the last chunk.
    for (const [table, key] of [
      ["lead_tags", "lead_id"],
      ["template_tags", "template_id"],
    ] as const)
      await tx.$executeRawUnsafe(
        `INSERT INTO ${table} (tenant_id, company_id, ${key}, tag_id, created)
         SELECT tenant_id, company_id, ${key}, $3::uuid, created FROM ${table} WHERE tenant_id = $1::uuid AND tag_id = $2::uuid
         ON CONFLICT DO NOTHING`,
        tenantId,
        mergeId,
        keepId,
      );
    await tx.tag.deleteMany({ where: { tenantId, id: mergeId } });
    await recordAudit(tx, ctx, {
      action: "tags.merge",
      subjectType: "tag",
      subjectId: keepId,
      companyId: kept.companyId,
      before: { id: mergeId, name: merged.name },
      after: { name: kept.name, leads },
    });
    return { leads };
  });
}

/** Before anything moves. */
const requireOneList = (ctx: TenantContext, { keepId, mergeId }: Input): Promise<void> =>
  inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockLeads(tx, ctx.tenant.id);
    const [kept, merged] = [await lockTag(tx, ctx, keepId), await lockTag(tx, ctx, mergeId)];
    if (kept.companyId !== merged.companyId)
      throw new AppError("invalid", "tags_of_two_lists", { field: "mergeId" });
  });
