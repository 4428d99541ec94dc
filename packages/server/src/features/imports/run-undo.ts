import { inTenant, isUnavailable, type Scope, type Tx } from "@rookery/db";
import { AppError, type Reason } from "../../errors.ts";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { enqueueIndexing } from "../leads/enqueue-indexing.ts";
import { firstIdAt } from "../leads/lead-filter.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { tell } from "./apply-batch.ts";
import { findUndoingImport, type ImportToUndo } from "./find-undoing-import.ts";
import type { ImportJobDeps } from "./run-import.ts";
import { tellOutcome } from "./tell-outcome.ts";
import { undoChanged, undoCreated } from "./undo-chunk.ts";
import { whileDatabaseReturns } from "./while-database-returns.ts";

/** Longest that one chunk may take; waiting for an import of the same tenant is part of it. */
const CHUNK_MS = 60_000;

/** How far the clock of a server may be from the database's, which makes the ids. */
const SKEW_MS = 10 * 60_000;

/**
 * The job's body: takes an import back chunk by chunk, effects and checkpoint in one transaction each, and names what it leaves: a lead that
 * was changed since stays as it is. Killed at any point and run again, it goes on.
 * @throws JobPutBack on shutdown, and what makes the database unreachable; the queue runs the job again.
 */
export async function runUndo(
  deps: ImportJobDeps,
  data: Jobs["undo-import"],
  signal: AbortSignal,
): Promise<void> {
  const job = await findUndoingImport(deps.db, data);
  if (!job) return;
  try {
    const { scope } = job;
    if (!scope) throw new AppError("forbidden", "no_permission");
    while (await whileDatabaseReturns(signal, () => undoOne(deps, { ...job, scope }))) {
      if (signal.aborted) throw new JobPutBack();
    }
  } catch (error) {
    if (error instanceof JobPutBack || isUnavailable(error)) throw error;
    if (!(error instanceof AppError)) deps.log.error({ err: error, importId: job.importId }, "undo failed");
    await giveUp(deps, job, error instanceof AppError ? error.reason : "import_failed");
  }
}

interface UndoState {
  status: string;
  phase: "changed" | "created";
  checkpoint: string | null;
}

/** Takes back the next chunk. @returns whether there may be more. */
function undoOne(deps: ImportJobDeps, job: ImportToUndo & { scope: Scope }): Promise<boolean> {
  return inTenant(
    deps.db,
    job.scope,
    async (tx) => {
      await lockLeads(tx, job.tenantId);
      const state = await lockUndo(tx, job);
      if (state?.status !== "undoing") return false;
      const from = { tenantId: job.tenantId, importId: job.importId };
      const chunk =
        state.phase === "changed"
          ? await undoChanged(tx, { ...from, afterId: state.checkpoint ?? lowest })
          : await undoCreated(tx, {
              ...from,
              afterId: state.checkpoint ?? firstIdAt(new Date(job.started.getTime() - SKEW_MS)),
              untilId: firstIdAt(new Date(job.finished.getTime() + SKEW_MS)),
            });
      const phase = chunk.isLast ? (state.phase === "changed" ? "created" : null) : state.phase;
      await tx.$executeRaw`
        UPDATE imports SET
          rows_reversed = rows_reversed + ${chunk.reversed}, rows_kept = rows_kept + ${chunk.kept},
          rows_undo_failed = rows_undo_failed + ${chunk.failed}, updated = now(),
          undo_phase = ${phase}, undo_checkpoint = ${chunk.isLast ? null : chunk.lastId}::uuid,
          status = CASE WHEN ${phase}::text IS NULL THEN 'undone' ELSE status END,
          undone = CASE WHEN ${phase}::text IS NULL THEN now() END
        WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.importId}::uuid`;
      if (phase === null) await enqueueIndexing(tx, job);
      await tell(tx, job.importId);
      return phase !== null;
    },
    { timeoutMs: CHUNK_MS },
  );
}

const lowest = "00000000-0000-0000-0000-000000000000";

async function lockUndo(tx: Tx, job: ImportToUndo): Promise<UndoState | undefined> {
  const [state] = await tx.$queryRaw<UndoState[]>`
    SELECT status, undo_phase AS phase, undo_checkpoint AS checkpoint
    FROM imports WHERE tenant_id = ${job.tenantId}::uuid AND id = ${job.importId}::uuid FOR UPDATE`;
  return state;
}

/** The import counts as done again, so that somebody who may can begin anew; what was taken back stays so. */
async function giveUp(deps: ImportJobDeps, job: ImportToUndo, reason: Reason): Promise<void> {
  const scope = { tenantId: job.tenantId, companies: "all", personId: job.createdBy } as const;
  await inTenant(deps.db, scope, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { tenantId: job.tenantId, id: job.importId, status: "undoing" },
      data: { status: "done", failureReason: reason, undoPhase: null },
    });
    if (count > 0) {
      await enqueueIndexing(tx, job);
      await tellOutcome(tx, job, "import_failed");
    }
    await tell(tx, job.importId);
  });
}
