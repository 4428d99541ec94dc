import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { tell } from "./apply-batch.ts";
import { lockImportToWrite } from "./imports.queries.ts";
import { UNDO_DAYS, undoable } from "./imports.rules.ts";

/**
 * Begins to take back what an import created and changed; the job is queued in the same transaction.
 * @throws AppError conflict undo_already_started; blocked import_not_finished, nothing_to_undo, undo_too_late.
 */
export async function undoImport(ctx: TenantContext, { importId }: { importId: string }): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockImportToWrite(tx, ctx, importId);
    requireUndoable(found, ctx.clock());
    await tx.import.updateMany({
      where: { tenantId: ctx.tenant.id, id: importId },
      data: {
        status: "undoing",
        undoPhase: "changed",
        undoCheckpoint: null,
        undoStarted: ctx.clock(),
        undoneBy: ctx.person.id,
      },
    });
    await enqueue(tx, "undo-import", { tenantId: ctx.tenant.id, importId });
    await recordAudit(tx, ctx, {
      action: "imports.undo",
      subjectType: "import",
      subjectId: importId,
      companyId: found.companyId,
      before: { status: found.status, created: found.rowsCreated, updated: found.rowsUpdated },
    });
    await tell(tx, importId);
  });
}

function requireUndoable(
  { status, finished, rowsCreated, rowsUpdated }: Awaited<ReturnType<typeof lockImportToWrite>>,
  now: Date,
): void {
  if (status === "undoing" || status === "undone") throw new AppError("conflict", "undo_already_started");
  if (!undoable.includes(status) || !finished) throw new AppError("blocked", "import_not_finished");
  if (rowsCreated + rowsUpdated === 0n) throw new AppError("blocked", "nothing_to_undo");
  if (now.getTime() > finished.getTime() + UNDO_DAYS * 86_400_000)
    throw new AppError("blocked", "undo_too_late");
}
