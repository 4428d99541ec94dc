import type { z } from "zod";
import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { tell } from "./apply-batch.ts";
import { lockImportToWrite } from "./imports.queries.ts";
import {
  leadFields,
  type ColumnMapping,
  type ImportStatus,
  type Reading,
  type runImportInput,
} from "./imports.schema.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

/**
 * Starts the import with the columns as mapped; the job is queued in the same transaction.
 * @throws AppError invalid email_column_missing, column_unknown, column_used_twice; conflict import_already_started;
 * blocked import_not_ready, import_finished, company_archived.
 */
export async function startImport(ctx: TenantContext, input: z.output<typeof runImportInput>): Promise<void> {
  const { importId } = input;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const found = await lockImportToWrite(tx, ctx, importId);
    requireReady(found.status);
    if (!found.reading) throw new AppError("blocked", "import_not_ready");
    const columns = checkedColumns(input.columns, found.reading);
    await requireOpenCompany(tx, ctx, found.companyId);
    await tx.import.updateMany({
      where: { tenantId: ctx.tenant.id, id: importId },
      data: { status: "running", columns, started: ctx.clock() },
    });
    await enqueue(tx, "run-import", { tenantId: ctx.tenant.id, importId });
    await recordAudit(tx, ctx, {
      action: "imports.run",
      subjectType: "import",
      subjectId: importId,
      companyId: found.companyId,
      after: { columns },
    });
    await tell(tx, importId);
  });
}

function requireReady(status: ImportStatus): void {
  if (status === "mapping") return;
  if (status === "running" || status === "done") throw new AppError("conflict", "import_already_started");
  throw new AppError("blocked", status === "uploading" ? "import_not_ready" : "import_finished");
}

function checkedColumns(
  given: z.output<typeof runImportInput>["columns"],
  reading: Reading,
): Record<string, number> {
  if (given.email === undefined)
    throw new AppError("invalid", "email_column_missing", { field: "columns.email" });
  const columns: Record<string, number> = {};
  const used = new Set<number>();
  for (const field of leadFields) {
    const index = (given as ColumnMapping)[field];
    if (index === undefined) continue;
    const at = { field: `columns.${field}` };
    if (index >= reading.columns.length) throw new AppError("invalid", "column_unknown", at);
    if (used.has(index)) throw new AppError("invalid", "column_used_twice", at);
    used.add(index);
    columns[field] = index;
  }
  return columns;
}
