import { inTenant, isUniqueViolation } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { DEPTH_MAX, FOLDERS_MAX, type AddFolderInput } from "./folders.schema.ts";
import { lockTree } from "./lock-folders.ts";

/**
 * Adds a folder after its siblings.
 * @throws AppError not_found; conflict folder_name_taken; blocked folders_too_deep, too_many_folders, company_archived.
 */
export async function addFolder(ctx: TenantContext, input: AddFolderInput): Promise<{ id: string }> {
  const { companyId, parentId, name } = input;
  const tenantId = ctx.tenant.id;
  return nameIsFree(() =>
    inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      const tree = await lockTree(tx, ctx, companyId);
      if (tree.depthOf(parentId) >= DEPTH_MAX) throw tooDeep();
      if (tree.size >= FOLDERS_MAX)
        throw new AppError("blocked", "too_many_folders", { details: { max: FOLDERS_MAX } });
      const position = (tree.childrenOf(parentId).at(-1)?.position ?? -1) + 1;
      const { id } = await tx.folder.create({
        data: { tenantId, companyId, parentId, name, position },
        select: { id: true },
      });
      await recordAudit(tx, ctx, {
        action: "folders.add",
        subjectType: "folder",
        subjectId: id,
        companyId,
        after: { name, parentId },
      });
      return { id };
    }),
  );
}

export const tooDeep = (): AppError =>
  new AppError("blocked", "folders_too_deep", { details: { max: DEPTH_MAX } });

/** @throws AppError conflict folder_name_taken where a sibling has the name. */
export async function nameIsFree<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isUniqueViolation(error, "folders_sibling_name_key")
      ? new AppError("conflict", "folder_name_taken", { field: "name" })
      : error;
  }
}
