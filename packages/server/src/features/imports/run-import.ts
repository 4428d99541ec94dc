import { inTenant, isUnavailable } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { AppError, type Reason } from "../../errors.ts";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { enqueueIndexing } from "../leads/enqueue-indexing.ts";
import { applyBatch, tell } from "./apply-batch.ts";
import { findRunningImport, type ImportToRun } from "./find-running-import.ts";
import { openRecords } from "./open-records.ts";
import { readBatches } from "./read-batches.ts";
import { tellOutcome } from "./tell-outcome.ts";
import type { ReadPlan } from "./read-leads.worker.ts";
import { whileDatabaseReturns } from "./while-database-returns.ts";

/** Large enough that a commit's flush is a small part of a batch, small enough for a live bar. */
const BATCH_RECORDS = 10_000;
const BATCHES_AHEAD = 2;

/** Each record costs some 25 bytes of memory while the file is read, to know its address again. */
export const RECORDS_MAX = 10_000_000;

export type ImportJobDeps = Pick<Deps, "db" | "files" | "log" | "clock">;

/**
 * The job's body: reads the file from its start and applies what follows the checkpoint. Reading again what is already
 * applied takes some three seconds a million lines, and tells which address came first on which line, which no
 * checkpoint of bounded size could.
 * @throws JobPutBack on shutdown, and what makes the database unreachable; the queue runs the job again.
 */
export async function runImport(
  deps: ImportJobDeps,
  data: Jobs["run-import"],
  signal: AbortSignal,
): Promise<void> {
  const job = await findRunningImport(deps.db, data);
  if (!job) return;
  try {
    if (!job.scope) throw new AppError("forbidden", "no_permission");
    await applyAll(deps, { ...job, scope: job.scope }, signal);
  } catch (error) {
    if (error instanceof JobPutBack || isUnavailable(error)) throw error;
    if (!(error instanceof AppError)) deps.log.error({ err: error, importId: job.importId }, "import failed");
    await failImport(deps, job, error instanceof AppError ? error.reason : "import_failed");
  }
}

type ScopedImport = ImportToRun & { scope: NonNullable<ImportToRun["scope"]> };

async function applyAll(deps: ImportJobDeps, job: ScopedImport, signal: AbortSignal): Promise<void> {
  let afterLine = job.checkpointLine;
  for await (const batch of readBatches(await openRecords(deps.files, job), planOf(job))) {
    const outcome = await whileDatabaseReturns(signal, () => applyBatch(deps.db, job, { batch, afterLine }));
    if (outcome !== "applied") return;
    afterLine = batch.lastLine;
    if (signal.aborted) throw new JobPutBack();
  }
}

export function planOf({ reading, columns, listTags, checkpointLine }: ImportToRun): ReadPlan {
  return {
    encoding: reading.encoding,
    delimiter: reading.delimiter,
    hasHeader: reading.hasHeader,
    hasSeparatorLine: reading.hasSeparatorLine,
    width: reading.columns.length,
    columns,
    listTags,
    afterLine: checkpointLine,
    batchRecords: BATCH_RECORDS,
    batchesAhead: BATCHES_AHEAD,
    recordsMax: RECORDS_MAX,
  };
}

/** Writes the end down in the name of the server, because the starter may have lost the right to. */
async function failImport(deps: ImportJobDeps, job: ImportToRun, reason: Reason): Promise<void> {
  const scope = { tenantId: job.tenantId, companies: "all", personId: job.createdBy } as const;
  await inTenant(deps.db, scope, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { tenantId: job.tenantId, id: job.importId, status: "running" },
      data: { status: "failed", failureReason: reason, finished: deps.clock() },
    });
    if (count > 0) {
      await enqueueIndexing(tx, job);
      await tellOutcome(tx, job, "import_failed");
    }
    await tell(tx, job.importId);
  });
}
