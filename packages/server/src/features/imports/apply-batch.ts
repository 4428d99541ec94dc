import { inTenant, type Db, type Scope, type Tx } from "@rookery/db";
import { tellNews } from "../../live-events.ts";
import { enqueueIndexing } from "../leads/enqueue-indexing.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import type { ColumnMapping } from "./imports.rules.ts";
import { putLeads, type LeadList, type PutCounts } from "./put-leads.ts";
import type { KeptLine } from "./lead-batches.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { ReadBatch } from "./read-leads.worker.ts";

/** What the batch's transaction came to. `stopped`: the import is no longer ours to go on with. */
export type Applied = "applied" | "finished" | "cancelled" | "stopped";

export interface RunningImport extends LeadList {
  readonly columns: ColumnMapping;
  readonly scope: Scope;
}

/** Longest that one batch may take; waiting for another import of the same tenant is part of it. */
const BATCH_MS = 60_000;

/**
 * Effects, accounting and checkpoint of one batch in one transaction, so that it happens wholly or not at all. Repeated
 * after an unknown outcome, as when the connection broke at COMMIT, it finds its own checkpoint and does nothing.
 * @param afterLine the checkpoint that the batch follows.
 */
export function applyBatch(
  db: Db,
  job: RunningImport,
  { batch, afterLine }: { batch: ReadBatch; afterLine: number },
): Promise<Applied> {
  return inTenant(
    db,
    job.scope,
    async (tx) => {
      await lockLeads(tx, job.tenantId);
      const state = await lockImport(tx, job);
      if (state?.status === "running" && state.checkpoint === afterLine) {
        if (state.is_cancelled) return finish(tx, job, "cancelled");
        const put = await putLeads(tx, job, { leads: batch.leads, columns: job.columns });
        await keepLines(tx, job, [...batch.lines, ...put.suppressed]);
        await account(tx, job, { batch, put });
        return batch.isLast ? finish(tx, job, "done") : "applied";
      }
      return repeated(state, batch, afterLine);
    },
    { timeoutMs: BATCH_MS },
  );
}

/** The batch was applied before by this very run, whose answer was lost on the way; or another run has taken over. */
function repeated(state: ImportState | undefined, batch: ReadBatch, afterLine: number): Applied {
  if (state?.status === "done") return "finished";
  if (state?.status === "cancelled") return "cancelled";
  const isOurs =
    state?.status === "running" && state.checkpoint === batch.lastLine && batch.lastLine > afterLine;
  return isOurs && !batch.isLast ? "applied" : "stopped";
}

interface ImportState {
  status: string;
  checkpoint: number;
  is_cancelled: boolean;
}

async function lockImport(tx: Tx, job: LeadList): Promise<ImportState | undefined> {
  const [state] = await tx.$queryRaw<ImportState[]>`
    SELECT status, checkpoint_line::float8 AS checkpoint, cancel_requested IS NOT NULL AS is_cancelled
    FROM imports WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.importId}::uuid FOR UPDATE`;
  return state;
}

async function keepLines(tx: Tx, job: LeadList, lines: readonly KeptLine[]): Promise<void> {
  if (lines.length === 0) return;
  const json = JSON.stringify(lines);
  await tx.$executeRaw`
    INSERT INTO import_lines (tenant_id, import_id, company_id, first_line, last_line, outcome, reason, other_line, cells)
    SELECT ${job.tenantId}::uuid, ${job.importId}::uuid, ${job.companyId}::uuid, "firstLine", "lastLine", outcome, reason, "otherLine", cells
    FROM jsonb_to_recordset(${json}::jsonb)
      AS line ("firstLine" bigint, "lastLine" bigint, outcome text, reason text, "otherLine" bigint, cells text[])
    ORDER BY "firstLine"`;
}

async function account(
  tx: Tx,
  job: LeadList,
  { batch, put }: { batch: ReadBatch; put: PutCounts },
): Promise<void> {
  const rejected = batch.lines.filter(({ outcome }) => outcome === "rejected").length;
  const duplicate = batch.lines.length - rejected;
  await tx.$executeRaw`
    UPDATE imports SET
      rows_read = rows_read + ${batch.read}, rows_blank = rows_blank + ${batch.blank},
      rows_created = rows_created + ${put.created}, rows_updated = rows_updated + ${put.updated},
      rows_unchanged = rows_unchanged + ${put.unchanged}, rows_suppressed = rows_suppressed + ${put.suppressed.length},
      rows_rejected = rows_rejected + ${rejected}, rows_duplicate = rows_duplicate + ${duplicate},
      checkpoint_line = ${batch.lastLine}, checkpoint_bytes = ${batch.bytes}, updated = now()
    WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.importId}::uuid`;
  await tell(tx, job.importId);
}

/** The end is later than the last lead, whose id says when it was made; the transaction's own time is not. */
async function finish(tx: Tx, job: LeadList, status: "done" | "cancelled"): Promise<Applied> {
  await tx.$executeRaw`
    UPDATE imports SET status = ${status}, finished = clock_timestamp(), updated = now()
    WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.importId}::uuid`;
  await enqueueIndexing(tx, job);
  // Who cancels is there to see it.
  if (status === "done") await tellOutcome(tx, job, "import_done");
  await tell(tx, job.importId);
  return status === "done" ? "finished" : "cancelled";
}

/** The topic of one import's news. It names the import and says nothing of it. */
export const importTopic = (importId: string): string => `import:${importId}`;

/** Tells whoever watches the import, when the transaction commits. */
export const tell = (tx: Tx, importId: string): Promise<void> => tellNews(tx, importTopic(importId));
