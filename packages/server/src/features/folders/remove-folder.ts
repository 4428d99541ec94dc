import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { onlyBelow } from "./folders.queries.ts";
import type { RemoveFolderInput } from "./folders.schema.ts";
import { lockFolder } from "./lock-folders.ts";

/**
 * Takes a folder and all below it out of sight. Templates keep their other places; what becomes of those that lie nowhere
 * else is the caller's choice. Everything bears one moment, by which `restoreFolder` finds it again.
 * @throws AppError not_found, blocked company_archived.
 */
export async function removeFolder(
  ctx: TenantContext,
  { folderId, contents }: RemoveFolderInput,
): Promise<void> {
  const tenantId = ctx.tenant.id;
  const removed = ctx.clock();
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { folder, tree } = await lockFolder(tx, ctx, folderId);
    const { companyId, parentId } = folder;
    const below = tree.withAllBelow(folderId);
    const only = await onlyBelow(tx, { tenantId, companyId }, below);
    if (contents === "archive")
      await tx.template.updateMany({
        where: { tenantId, id: { in: only }, archived: null },
        data: { archived: removed },
      });
    if (contents === "moveUp" && parentId !== null)
      await tx.templateFolder.createMany({
        data: only.map((templateId) => ({
          tenantId,
          companyId,
          templateId,
          folderId: parentId,
          created: removed,
        })),
      });
    await tx.folder.updateMany({ where: { tenantId, id: { in: below } }, data: { removed } });
    await recordAudit(tx, ctx, {
      action: "folders.remove",
      subjectType: "folder",
      subjectId: folderId,
      companyId,
      before: { name: folder.name, parentId, folders: below.length },
      after: { contents, templates: only.length },
    });
  });
}
