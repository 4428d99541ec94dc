import { inTenant, isUniqueViolation } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { lockTag } from "./lock-tag.ts";
import type { renameTagInput } from "./tags.schema.ts";

/**
 * Renames a tag wherever it is.
 * @throws AppError as `lockTag`; conflict tag_exists with the other one, which it can be merged into.
 */
export async function renameTag(
  ctx: TenantContext,
  { tagId, name }: z.output<typeof renameTagInput>,
): Promise<void> {
  try {
    await rename(ctx, { tagId, name });
  } catch (error) {
    // A template may have brought the name since the look.
    if (!isUniqueViolation(error, "tags_name_key")) throw error;
    throw new AppError("conflict", "tag_exists", { field: "name" });
  }
}

async function rename(ctx: TenantContext, { tagId, name }: z.output<typeof renameTagInput>): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockLeads(tx, tenantId);
    const tag = await lockTag(tx, ctx, tagId);
    const { companyId } = tag;
    const other = await tx.tag.findFirst({
      where: { tenantId, companyId, name, id: { not: tagId } },
      select: { id: true },
    });
    if (other) throw new AppError("conflict", "tag_exists", { field: "name", details: { tagId: other.id } });
    await tx.tag.updateMany({ where: { tenantId, id: tagId }, data: { name } });
    await recordAudit(tx, ctx, {
      action: "tags.rename",
      subjectType: "tag",
      subjectId: tagId,
      companyId,
      before: { name: tag.name },
      after: { name },
    });
  });
}
