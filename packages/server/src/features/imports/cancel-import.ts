import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { tell } from "./apply-batch.ts";
import { removeImportFile } from "./import-files.ts";
import { lockImportToWrite } from "./imports.queries.ts";

/**
 * Stops an import. What it has done stays and is accounted for; a running one ends after the batch at hand.
 * @throws AppError blocked import_finished.
 */
export async function cancelImport(ctx: TenantContext, { importId }: { importId: string }): Promise<void> {
  const unusedFile = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockImportToWrite(tx, ctx, importId);
    const where = { tenantId: ctx.tenant.id, id: importId };
    const isRunning = found.status === "running";
    if (!isRunning && found.status !== "mapping" && found.status !== "uploading") {
      throw new AppError("blocked", "import_finished");
    }
    const now = ctx.clock();
    await tx.import.updateMany({
      where,
      data: isRunning ? { cancelRequested: now } : { status: "cancelled", finished: now },
    });
    await recordAudit(tx, ctx, {
      action: "imports.cancel",
      subjectType: "import",
      subjectId: importId,
      companyId: found.companyId,
      before: { status: found.status },
    });
    await tell(tx, importId);
    return isRunning ? undefined : found.fileKey;
  });
  if (unusedFile) await removeImportFile(ctx.files, unusedFile);
}
