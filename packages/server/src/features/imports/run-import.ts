import { setTimeout as sleep } from "node:timers/promises";
import { inTenant, isUnavailable } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { AppError, type Reason } from "../../errors.ts";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { applyBatch, tell, type Applied } from "./apply-batch.ts";
import { findRunningImport, type ImportToRun } from "./find-running-import.ts";
import { removeImportFile } from "./import-files.ts";
import { readBatches } from "./read-batches.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { ReadPlan } from "./read-leads.worker.ts";

/** Large enough that a commit's flush is a small part of a batch, small enough for a live bar. */
const BATCH_RECORDS = 10_000;
const BATCHES_AHEAD = 3;

/** Each record costs some 25 bytes of memory while the file is read, to know its address again. */
export const RECORDS_MAX = 10_000_000;

/** How long a run waits for a database that is away before it leaves the job to the queue. */
const PATIENCE_MS = 60_000;

type JobDeps = Pick<Deps, "db" | "files" | "log" | "clock">;

/**
 * The job's body: reads the file from its start and applies what follows the checkpoint. Reading again what is already
 * applied takes some three seconds a million lines, and tells which address came first on which line, which no
 * checkpoint of bounded size could.
 * @throws JobPutBack on shutdown, and what makes the database unreachable; the queue runs the job again.
 */
export async function runImport(deps: JobDeps, data: Jobs["run-import"], signal: AbortSignal): Promise<void> {
  const job = await findRunningImport(deps.db, data);
  if (!job) return;
  try {
    if (!job.scope) throw new AppError("forbidden", "no_permission");
    if ((await deps.files.sizeBytes(job.fileKey)) === undefined) throw new AppError("not_found", "file_gone");
    const outcome = await applyAll(deps, { ...job, scope: job.scope }, signal);
    if (outcome !== "stopped") await removeImportFile(deps.files, job.fileKey);
  } catch (error) {
    if (error instanceof JobPutBack || isUnavailable(error)) throw error;
    if (!(error instanceof AppError)) deps.log.error({ err: error, importId: job.importId }, "import failed");
    await failImport(deps, job, error instanceof AppError ? error.reason : "import_failed");
    await removeImportFile(deps.files, job.fileKey);
  }
}

type ScopedImport = ImportToRun & { scope: NonNullable<ImportToRun["scope"]> };

async function applyAll(deps: JobDeps, job: ScopedImport, signal: AbortSignal): Promise<Applied> {
  let afterLine = job.checkpointLine;
  let outcome: Applied = "stopped";
  for await (const batch of readBatches(deps.files.read(job.fileKey), planOf(job))) {
    outcome = await whileDatabaseReturns(signal, () => applyBatch(deps.db, job, { batch, afterLine }));
    if (outcome !== "applied") break;
    afterLine = batch.lastLine;
    if (signal.aborted) throw new JobPutBack();
  }
  return outcome;
}

function planOf({ reading, columns, checkpointLine }: ImportToRun): ReadPlan {
  return {
    encoding: reading.encoding,
    delimiter: reading.delimiter,
    hasHeader: reading.hasHeader,
    hasSeparatorLine: reading.hasSeparatorLine,
    width: reading.columns.length,
    columns,
    afterLine: checkpointLine,
    batchRecords: BATCH_RECORDS,
    batchesAhead: BATCHES_AHEAD,
    recordsMax: RECORDS_MAX,
  };
}

/** Repeats what failed because the database was away; a batch that was applied all the same finds its own checkpoint. */
async function whileDatabaseReturns<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > until) throw error;
      if (signal.aborted) throw new JobPutBack();
      await sleep(pauseMs);
    }
  }
}

/** Writes the end down in the name of the server, because the starter may have lost the right to. */
async function failImport(deps: JobDeps, job: ImportToRun, reason: Reason): Promise<void> {
  const scope = { tenantId: job.tenantId, companies: "all", personId: job.createdBy } as const;
  await inTenant(deps.db, scope, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { tenantId: job.tenantId, id: job.importId, status: "running" },
      data: { status: "failed", failureReason: reason, finished: deps.clock() },
    });
    if (count > 0) await tellOutcome(tx, job, "import_failed");
    await tell(tx, job.importId);
  });
}
