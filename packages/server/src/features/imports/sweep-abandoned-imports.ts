import { inTenant, readRowsAsSystem } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { tell } from "./apply-batch.ts";
import { removeImportFile } from "./import-files.ts";

/** How long an upload may stand still, or a whole file wait for its columns, before its place on disk is freed. */
const WAITING_DAYS = 7;

/** One sweep's share; the next one goes on. */
const SWEEP_MAX = 1_000;

interface Abandoned {
  tenant_id: string;
  id: string;
  created_by: string;
  file_key: string;
}

const statement = `
  SELECT tenant_id, id, created_by, file_key FROM imports
  WHERE status IN ('uploading', 'mapping') AND created < $1::timestamptz - interval '${WAITING_DAYS} days'
  ORDER BY created LIMIT ${SWEEP_MAX}`;

type SweepDeps = Pick<Deps, "db" | "files" | "clock">;

/**
 * Ends imports that were begun and left: the history says why, and their files are removed. One that somebody starts at
 * this moment goes on.
 */
export async function sweepAbandonedImports(deps: SweepDeps, signal: AbortSignal): Promise<void> {
  const found = await readRowsAsSystem<Abandoned>(deps.db, "sweep", {
    name: "imports_abandoned",
    text: statement,
    values: [deps.clock()],
  });
  for (const each of found) {
    if (signal.aborted) return;
    await endAbandoned(deps, each);
  }
}

async function endAbandoned(deps: SweepDeps, each: Abandoned): Promise<void> {
  const scope = { tenantId: each.tenant_id, companies: "all", personId: each.created_by } as const;
  const isEnded = await inTenant(deps.db, scope, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { tenantId: each.tenant_id, id: each.id, status: { in: ["uploading", "mapping"] } },
      data: {
        status: "failed",
        failureReason: "upload_abandoned",
        finished: deps.clock(),
        fileRemoved: deps.clock(),
      },
    });
    await tell(tx, each.id);
    return count > 0;
  });
  if (isEnded) await removeImportFile(deps.files, each.file_key);
}
