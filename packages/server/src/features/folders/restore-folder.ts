import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { nameIsFree, tooDeep } from "./add-folder.ts";
import { DEPTH_MAX, type FolderInput } from "./folders.schema.ts";
import { FolderTree, lockFolder } from "./lock-folders.ts";

/**
 * Brings back a folder with all that went with it, its templates' places among it; at the top where the folder above has gone.
 * @throws AppError not_found, also for one that is in sight; conflict folder_name_taken; blocked folders_too_deep, company_archived.
 */
export async function restoreFolder(ctx: TenantContext, { folderId }: FolderInput): Promise<void> {
  const tenantId = ctx.tenant.id;
  await nameIsFree(() =>
    inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      const { folder, tree } = await lockFolder(tx, ctx, folderId, true);
      const { companyId, removed } = folder;
      const gone = await tx.folder.findMany({
        where: { tenantId, companyId, removed },
        select: { id: true, companyId: true, parentId: true, name: true, position: true },
      });
      const goneTree = new FolderTree(gone);
      const below = goneTree.withAllBelow(folderId);
      const above = folder.parentId !== null && tree.has(folder.parentId) ? folder.parentId : null;
      if (tree.depthOf(above) + goneTree.heightOf(folderId) > DEPTH_MAX) throw tooDeep();
      await tx.folder.updateMany({ where: { tenantId, id: { in: below } }, data: { removed: null } });
      await tx.folder.updateMany({ where: { tenantId, id: folderId }, data: { parentId: above } });
      const places = await tx.templateFolder.findMany({
        where: { tenantId, folderId: { in: below } },
        select: { templateId: true },
      });
      const templateId = { in: places.map((place) => place.templateId) };
      if (above !== null && removed)
        await tx.templateFolder.deleteMany({
          where: { tenantId, folderId: above, created: removed, templateId },
        });
      await tx.template.updateMany({
        where: { tenantId, id: templateId, archived: removed },
        data: { archived: null },
      });
      await recordAudit(tx, ctx, {
        action: "folders.restore",
        subjectType: "folder",
        subjectId: folderId,
        companyId,
        after: { name: folder.name, parentId: above, folders: below.length },
      });
    }),
  );
}
