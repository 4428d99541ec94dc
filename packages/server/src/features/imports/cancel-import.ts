import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { tell } from "./apply-batch.ts";
import { removeImportFile } from "./import-files.ts";
import { lockImportToWrite } from "./imports.queries.ts";
import type { ImportStatus } from "./imports.rules.ts";

/**
 * Stops an import. What it has done stays and is accounted for; a running one ends after the batch at hand, a dry run at once.
 * @throws AppError blocked import_finished.
 */
export async function cancelImport(ctx: TenantContext, { importId }: { importId: string }): Promise<void> {
  const unusedFile = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockImportToWrite(tx, ctx, importId);
    const where = { tenantId: ctx.tenant.id, id: importId };
    const change = cancelled(found.status, ctx.clock());
    await tx.import.updateMany({ where, data: change });
    await recordAudit(tx, ctx, {
      action: "imports.cancel",
      subjectType: "import",
      subjectId: importId,
      companyId: found.companyId,
      before: { status: found.status },
    });
    await tell(tx, importId);
    return "fileRemoved" in change ? found.fileKey : undefined;
  });
  if (unusedFile) await removeImportFile(ctx.files, unusedFile);
}

function cancelled(status: ImportStatus, now: Date) {
  if (status === "running") return { cancelRequested: now };
  // A dry run has done nothing that could be kept: the file waits for other choices.
  if (status === "checking") return { status: "mapping", checkId: null };
  if (status === "mapping" || status === "uploading")
    return { status: "cancelled", finished: now, fileRemoved: now };
  throw new AppError("blocked", "import_finished");
}
