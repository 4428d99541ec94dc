import { inTenant, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { nameIsFree, tooDeep } from "./add-folder.ts";
import { DEPTH_MAX, type MoveFolderInput } from "./folders.schema.ts";
import { lockFolder } from "./lock-folders.ts";

/**
 * Puts a folder, with all below it, into another one or at the top, before a sibling or last.
 * @returns where it was, as the input that moves it back.
 * @throws AppError not_found; conflict folder_name_taken; blocked folder_in_itself, folders_too_deep, company_archived.
 */
export async function moveFolder(ctx: TenantContext, input: MoveFolderInput): Promise<MoveFolderInput> {
  const { folderId, parentId, beforeId } = input;
  return nameIsFree(() =>
    inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      const { folder, tree } = await lockFolder(tx, ctx, folderId);
      if (parentId !== null) {
        tree.require(parentId);
        if (tree.withAllBelow(folderId).includes(parentId)) throw new AppError("blocked", "folder_in_itself");
      }
      if (tree.depthOf(parentId) + tree.heightOf(folderId) > DEPTH_MAX) throw tooDeep();
      const before = tree.childrenOf(folder.parentId);
      const next = before[before.findIndex(({ id }) => id === folderId) + 1];
      const siblings = tree.childrenOf(parentId).filter(({ id }) => id !== folderId);
      const found = siblings.findIndex(({ id }) => id === beforeId);
      if (beforeId !== null && found < 0) throw new AppError("conflict", "changed_meanwhile");
      const at = beforeId === null ? siblings.length : found;
      const order = siblings.map(({ id }) => id).toSpliced(at, 0, folderId);
      await tx.folder.updateMany({ where: { tenantId: ctx.tenant.id, id: folderId }, data: { parentId } });
      await setOrder(tx, ctx.tenant.id, order);
      await recordAudit(tx, ctx, {
        action: "folders.move",
        subjectType: "folder",
        subjectId: folderId,
        companyId: folder.companyId,
        before: { parentId: folder.parentId },
        after: { parentId, position: at },
      });
      return { folderId, parentId: folder.parentId, beforeId: next?.id ?? null };
    }),
  );
}

async function setOrder(tx: Tx, tenantId: string, order: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE folders f SET position = o.position - 1
    FROM unnest(${order}::uuid[]) WITH ORDINALITY AS o (id, position)
    WHERE f.tenant_id = ${tenantId}::uuid AND f.id = o.id AND f.position <> o.position - 1`;
}
