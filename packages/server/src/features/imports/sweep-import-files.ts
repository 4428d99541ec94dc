import { inTenant, readRowsAsSystem } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { removeImportFile } from "./import-files.ts";

/** One sweep's share; the next one goes on. */
const SWEEP_MAX = 1_000;

interface Due {
  tenant_id: string;
  id: string;
  created_by: string;
  file_key: string;
}

const statement = `
  SELECT i.tenant_id, i.id, i.created_by, i.file_key FROM imports i JOIN tenant_config c ON c.tenant_id = i.tenant_id
  WHERE i.finished IS NOT NULL AND i.file_removed IS NULL AND i.finished <= $1::timestamptz - make_interval(days => c.import_file_days)
  ORDER BY i.finished LIMIT ${SWEEP_MAX}`;

/** Removes the files of imports that ended longer ago than their tenant keeps them. The file goes first: a row that says so is right. */
export async function sweepImportFiles(
  deps: Pick<Deps, "db" | "files" | "clock">,
  signal: AbortSignal,
): Promise<void> {
  const due = await readRowsAsSystem<Due>(deps.db, "sweep", {
    name: "import_files_due",
    text: statement,
    values: [deps.clock()],
  });
  for (const { tenant_id: tenantId, id, created_by: personId, file_key: key } of due) {
    if (signal.aborted) return;
    await removeImportFile(deps.files, key);
    await inTenant(deps.db, { tenantId, companies: "all", personId }, (tx) =>
      tx.import.updateMany({ where: { tenantId, id }, data: { fileRemoved: deps.clock() } }),
    );
  }
}
