import { inTenant, type Tx } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { emptyTag } from "./empty-tag.ts";
import { lockTag } from "./lock-tag.ts";
import { UNDO_MAX, type restoreTagInput, type tagInput } from "./tags.schema.ts";

export interface RemovedTag {
  /** How many leads and templates had it. */
  readonly leads: number;
  readonly templates: number;
  /** What `tags.restore` takes to bring it back; null where more had it than that takes. */
  readonly undo: z.output<typeof restoreTagInput> | null;
}

/**
 * Removes a tag from everything that has it; the leads and templates stay as they are.
 * @throws AppError as `lockTag`.
 */
export async function removeTag(
  ctx: TenantContext,
  { tagId }: z.output<typeof tagInput>,
): Promise<RemovedTag> {
  const removed = await removeSmall(ctx, tagId, 0);
  if (removed) return removed;
  const leads = await emptyTag(ctx, { tagId, intoId: null });
  const rest = await removeSmall(ctx, tagId, leads);
  // Others gave it to thousands of leads meanwhile.
  return rest ?? removeTag(ctx, { tagId });
}

/** @returns undefined where it is too large for one transaction. */
function removeSmall(ctx: TenantContext, tagId: string, before: number): Promise<RemovedTag | undefined> {
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockLeads(tx, tenantId);
    const { companyId, name } = await lockTag(tx, ctx, tagId);
    const { leadIds, templateIds } = await bearers(tx, { tenantId, tagId });
    if (leadIds.length > UNDO_MAX) return undefined;
    await tx.tag.deleteMany({ where: { tenantId, id: tagId } });
    const [leads, templates] = [before + leadIds.length, templateIds.length];
    await recordAudit(tx, ctx, {
      action: "tags.remove",
      subjectType: "tag",
      subjectId: tagId,
      companyId,
      before: { name, leads, templates },
    });
    const isSmall = before === 0 && templates <= UNDO_MAX;
    return { leads, templates, undo: isSmall ? { companyId, name, leadIds, templateIds } : null };
  });
}

async function bearers(tx: Tx, where: { tenantId: string; tagId: string }) {
  const leads = await tx.leadTag.findMany({ where, select: { leadId: true }, take: UNDO_MAX + 1 });
  const templates = await tx.templateTag.findMany({ where, select: { templateId: true } });
  return {
    leadIds: leads.map(({ leadId }) => leadId),
    templateIds: templates.map(({ templateId }) => templateId),
  };
}
