import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { nameIsFree } from "./add-folder.ts";
import type { renameFolderInput } from "./folders.schema.ts";
import { lockFolder } from "./lock-folders.ts";

/** @throws AppError not_found; conflict folder_name_taken; blocked company_archived. */
export async function renameFolder(
  ctx: TenantContext,
  { folderId, name }: z.output<typeof renameFolderInput>,
): Promise<void> {
  await nameIsFree(() =>
    inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      const { folder } = await lockFolder(tx, ctx, folderId);
      if (folder.name === name) return;
      await tx.folder.updateMany({ where: { tenantId: ctx.tenant.id, id: folderId }, data: { name } });
      await recordAudit(tx, ctx, {
        action: "folders.rename",
        subjectType: "folder",
        subjectId: folderId,
        companyId: folder.companyId,
        before: { name: folder.name },
        after: { name },
      });
    }),
  );
}
