import { inTenant, type Scope } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { removeImportFile } from "../imports/import-files.ts";
import { exportFileKey } from "../lead-jobs/export-files.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { logoKeyOf } from "./logo-file.ts";
import { purgeChunkStatement, purgeOrder, secretColumns, type PurgedTable } from "./purged-tables.ts";

/**
 * A fraction of a second's work, so that other writers of the tenant's leads take their turn in between, and far below a
 * statement's time limit also where a key is checked without statistics (0.7 ms a row on 10,000 folders, measured).
 */
const CHUNK_ROWS = 2_000;

/**
 * The job's body: removes a purged company's files and rows, by the list and in its order, in chunks that each commit.
 * Killed at any point and run again, it goes on with what is left; of a company that is not purged it removes nothing.
 * @throws JobPutBack on shutdown.
 */
export async function removePurgedRows(
  deps: Deps,
  data: Jobs["purge-company"],
  signal: AbortSignal,
): Promise<void> {
  const { tenantId, companyId } = data;
  const scope: Scope = { tenantId, companies: "all", personId: data.personId };
  const where = { tenantId, id: companyId, purged: { not: null } };
  const company = await inTenant(deps.db, scope, (tx) =>
    tx.company.findFirst({ where, select: { logoUrl: true } }),
  );
  if (!company) return;
  // The files first: their names stand in the rows.
  if (company.logoUrl !== null) await deps.files.remove(logoKeyOf(company.logoUrl));
  await removeImportFiles(deps, scope, companyId);
  await removeExports(deps, scope, companyId);
  for (const table of purgeOrder) {
    while ((await removeChunk(deps, scope, { table, companyId })) > 0) {
      if (signal.aborted) throw new JobPutBack();
    }
  }
  await inTenant(deps.db, scope, (tx) => tx.company.deleteMany({ where }));
}

async function removeImportFiles(deps: Deps, scope: Scope, companyId: string): Promise<void> {
  const imports = await inTenant(deps.db, scope, (tx) =>
    tx.import.findMany({ where: { tenantId: scope.tenantId, companyId }, select: { fileKey: true } }),
  );
  for (const { fileKey } of imports) await removeImportFile(deps.files, fileKey);
}

async function removeExports(deps: Deps, scope: Scope, companyId: string): Promise<void> {
  const where = { tenantId: scope.tenantId, companyId, kind: "export" };
  const exported = await inTenant(deps.db, scope, (tx) =>
    tx.leadJob.findMany({ where, select: { id: true } }),
  );
  for (const { id } of exported) await deps.files.remove(exportFileKey(id));
}

function removeChunk(
  deps: Deps,
  scope: Scope,
  of: { table: PurgedTable; companyId: string },
): Promise<number> {
  return inTenant(deps.db, scope, async (tx) => {
    if (of.table === "leads") await lockLeads(tx, scope.tenantId);
    const { tenantId } = scope;
    const rows = [tenantId, of.companyId, CHUNK_ROWS] as const;
    const column = secretColumns[of.table];
    if (!column) return tx.$executeRawUnsafe(purgeChunkStatement(of.table), ...rows);
    const gone = await tx.$queryRawUnsafe<{ reference: string | null }[]>(
      `${purgeChunkStatement(of.table)} RETURNING ${column.split(".")[1]} AS reference`,
      ...rows,
    );
    await deps.secrets.remove(
      tx,
      { tenantId, companyId: of.companyId, column },
      gone.flatMap(({ reference }) => reference ?? []),
    );
    return gone.length;
  });
}
