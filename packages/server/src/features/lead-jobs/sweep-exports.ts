import { inTenant, readRowsAsSystem } from "@rookery/db";
import type { Deps } from "../../context.ts";

/** One sweep's share; the next one goes on. */
const SWEEP_MAX = 1_000;

interface Expired {
  tenant_id: string;
  id: string;
  created_by: string;
  file_key: string;
}

const statement = `
  SELECT tenant_id, id, created_by, file_key FROM lead_jobs
  WHERE file_key IS NOT NULL AND file_expires < $1 ORDER BY file_expires LIMIT ${SWEEP_MAX}`;

type SweepDeps = Pick<Deps, "db" | "files" | "clock">;

/** Removes exported files whose time is over; their rows stay, and say so. */
export async function sweepExports(deps: SweepDeps, signal: AbortSignal): Promise<void> {
  const found = await readRowsAsSystem<Expired>(deps.db, "sweep", {
    name: "lead_exports_expired",
    text: statement,
    values: [deps.clock()],
  });
  for (const each of found) {
    if (signal.aborted) return;
    const tenantId = each.tenant_id;
    const scope = { tenantId, companies: "all", personId: each.created_by } as const;
    await deps.files.remove(each.file_key);
    await inTenant(deps.db, scope, (tx) =>
      tx.leadJob.updateMany({ where: { tenantId, id: each.id }, data: { fileKey: null } }),
    );
  }
}
