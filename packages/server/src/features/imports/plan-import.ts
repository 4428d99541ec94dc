import type { Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import { lockImportToWrite } from "./imports.queries.ts";
import {
  leadFields,
  type ColumnMapping,
  type Existing,
  type ImportStatus,
  type Reading,
} from "./imports.rules.ts";
import type { ImportPlan } from "./imports.schema.ts";
import { rememberMapping } from "./mapping-memory.ts";

export interface PlannedImport {
  readonly companyId: string | null;
  /** As the row of the import has it. */
  readonly choices: {
    readonly columns: Record<string, number>;
    readonly existing: Existing;
    readonly tags: string[];
    readonly source: string | null;
    readonly consent: string | null;
  };
}

/**
 * Takes an import whose file waits, holds the choices against the file, and remembers how its columns were mapped.
 * @throws AppError invalid email_column_missing, column_unknown, column_used_twice; conflict import_already_started;
 * blocked import_not_ready, import_finished, company_archived.
 */
export async function planImport(tx: Tx, ctx: TenantContext, input: ImportPlan): Promise<PlannedImport> {
  const { companyId, status, reading } = await lockImportToWrite(tx, ctx, input.importId);
  requireReady(status);
  if (!reading) throw new AppError("blocked", "import_not_ready");
  const columns = checkedColumns(input.columns, reading);
  await requireOpenCompany(tx, ctx, companyId);
  await rememberMapping(tx, { personId: ctx.person.id, reading, columns });
  const { existing, source, consent } = input;
  return { companyId, choices: { columns, existing, tags: [...new Set(input.tags)], source, consent } };
}

/** A dry run that is under way is nothing to wait for: another one, or the run, takes its place. */
function requireReady(status: ImportStatus): void {
  if (status === "mapping" || status === "checking") return;
  if (status === "running" || status === "done") throw new AppError("conflict", "import_already_started");
  throw new AppError("blocked", status === "uploading" ? "import_not_ready" : "import_finished");
}

function checkedColumns(given: ImportPlan["columns"], reading: Reading): Record<string, number> {
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
