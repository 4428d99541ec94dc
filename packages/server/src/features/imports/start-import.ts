import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { tell } from "./apply-batch.ts";
import type { ImportPlan } from "./imports.schema.ts";
import { planImport } from "./plan-import.ts";

/**
 * Starts the import as chosen; the job is queued in the same transaction.
 * @throws AppError as `planImport`.
 */
export async function startImport(ctx: TenantContext, input: ImportPlan): Promise<void> {
  const { importId } = input;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { companyId, choices } = await planImport(tx, ctx, input);
    await tx.import.updateMany({
      where: { tenantId: ctx.tenant.id, id: importId },
      data: { ...choices, status: "running", checkId: null, started: ctx.clock() },
    });
    await enqueue(tx, "run-import", { tenantId: ctx.tenant.id, importId });
    await recordAudit(tx, ctx, {
      action: "imports.run",
      subjectType: "import",
      subjectId: importId,
      companyId,
      after: choices,
    });
    await tell(tx, importId);
  });
}
