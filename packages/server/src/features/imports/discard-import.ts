import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { removeImportFile } from "./import-files.ts";
import { lockImportToWrite } from "./imports.queries.ts";

/**
 * Removes an import that changed nothing, with its file. One that wrote leads stays as the record of what happened.
 * @throws AppError blocked import_running, import_finished.
 */
export async function discardImport(ctx: TenantContext, { importId }: { importId: string }): Promise<void> {
  const fileKey = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockImportToWrite(tx, ctx, importId);
    if (found.status === "running" || found.status === "undoing")
      throw new AppError("blocked", "import_running");
    if (found.rowsRead > 0n || found.status === "done") throw new AppError("blocked", "import_finished");
    await tx.import.deleteMany({ where: { tenantId: ctx.tenant.id, id: importId } });
    await recordAudit(tx, ctx, {
      action: "imports.discard",
      subjectType: "import",
      subjectId: importId,
      companyId: found.companyId,
      before: { status: found.status },
    });
    return found.fileKey;
  });
  await removeImportFile(ctx.files, fileKey);
}
