import { randomUUIDv7 } from "node:crypto";
import { inTenant, Prisma } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { tell } from "./apply-batch.ts";
import type { ImportPlan } from "./imports.schema.ts";
import { planImport } from "./plan-import.ts";

/**
 * Tries the import out over the whole file, as chosen, and writes no lead; the job is queued in the same transaction.
 * @throws AppError as `planImport`.
 */
export async function checkImport(ctx: TenantContext, input: ImportPlan): Promise<void> {
  const { importId } = input;
  const checkId = randomUUIDv7();
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { companyId, choices } = await planImport(tx, ctx, input);
    await tx.import.updateMany({
      where: { tenantId: ctx.tenant.id, id: importId },
      data: { ...choices, status: "checking", checkId, checked: Prisma.DbNull, checkBytes: 0n },
    });
    await enqueue(tx, "check-import", { tenantId: ctx.tenant.id, importId, checkId });
    await recordAudit(tx, ctx, {
      action: "imports.check",
      subjectType: "import",
      subjectId: importId,
      companyId,
      after: choices,
    });
    await tell(tx, importId);
  });
}
