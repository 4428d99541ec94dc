import { inTenant, isUnavailable, type Prisma } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { AppError, type Reason } from "../../errors.ts";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { tell } from "./apply-batch.ts";
import { CheckTally } from "./check-tally.ts";
import { countLeads } from "./count-leads.ts";
import { findRunningImport, type ImportToRun } from "./find-running-import.ts";
import { removeImportFile } from "./import-files.ts";
import type { Checked } from "./imports.rules.ts";
import { leaveOutSuppressed } from "./leave-out-suppressed.ts";
import { openRecords } from "./open-records.ts";
import { readBatches } from "./read-batches.ts";
import type { ReadBatch } from "./read-leads.worker.ts";
import { planOf, type ImportJobDeps } from "./run-import.ts";
import { whileDatabaseReturns } from "./while-database-returns.ts";

/** Longest that holding one batch against the list may take. */
const BATCH_MS = 60_000;

type ScopedImport = ImportToRun & { scope: NonNullable<ImportToRun["scope"]> };

/**
 * The job's body: reads the whole file as an import would, and says what it would do. It has no effect but its own report, so that a dry
 * run that was killed simply begins again.
 * @throws JobPutBack on shutdown, and what makes the database unreachable; the queue runs the job again.
 */
export async function runCheck(
  deps: ImportJobDeps,
  data: Jobs["check-import"],
  signal: AbortSignal,
): Promise<void> {
  const job = await findRunningImport(deps.db, data, "checking");
  if (!job) return;
  try {
    if (!job.scope) throw new AppError("forbidden", "no_permission");
    await checkAll(deps, { job: { ...job, scope: job.scope }, checkId: data.checkId }, signal);
  } catch (error) {
    if (error instanceof JobPutBack || isUnavailable(error)) throw error;
    if (!(error instanceof AppError)) deps.log.error({ err: error, importId: job.importId }, "check failed");
    await failCheck(
      deps,
      { job, checkId: data.checkId },
      error instanceof AppError ? error.reason : "import_failed",
    );
  }
}

interface Check<Job extends ImportToRun = ScopedImport> {
  readonly job: Job;
  readonly checkId: string;
}

async function checkAll(deps: ImportJobDeps, check: Check, signal: AbortSignal): Promise<void> {
  const { job } = check;
  const tally = new CheckTally();
  for await (const batch of readBatches(await openRecords(deps.files, job), planOf(job))) {
    await whileDatabaseReturns(signal, async () => tally.add(batch, await wouldDo(deps, job, batch)));
    const isOurs = await whileDatabaseReturns(signal, () =>
      report(deps, check, { found: tally.found(batch.isLast), bytes: batch.bytes }),
    );
    if (!isOurs) return;
    if (signal.aborted && !batch.isLast) throw new JobPutBack();
  }
}

const wouldDo = (deps: ImportJobDeps, job: ScopedImport, batch: ReadBatch) =>
  inTenant(
    deps.db,
    job.scope,
    async (tx) => {
      const { rest, suppressed } = await leaveOutSuppressed(tx, batch.leads, job.columns);
      return { ...(await countLeads(tx, job, rest)), suppressed };
    },
    { timeoutMs: BATCH_MS },
  );

/** Writes down how far it is; false where another dry run, or the run, has taken over. */
function report(
  deps: ImportJobDeps,
  { job, checkId }: Check,
  { found, bytes }: { found: Checked; bytes: number },
): Promise<boolean> {
  return inTenant(deps.db, job.scope, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { tenantId: job.tenantId, id: job.importId, status: "checking", checkId },
      data: {
        checked: found as unknown as Prisma.InputJsonObject,
        checkBytes: BigInt(bytes),
        ...(found.isWhole && { status: "mapping" }),
      },
    });
    await tell(tx, job.importId);
    return count > 0;
  });
}

/** Writes the end down in the name of the server, because the starter may have lost the right to. */
async function failCheck(
  deps: Pick<Deps, "db" | "files" | "clock">,
  { job, checkId }: Check<ImportToRun>,
  reason: Reason,
): Promise<void> {
  const scope = { tenantId: job.tenantId, companies: "all", personId: job.createdBy } as const;
  const isFailed = await inTenant(deps.db, scope, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { tenantId: job.tenantId, id: job.importId, status: "checking", checkId },
      data: { status: "failed", failureReason: reason, finished: deps.clock() },
    });
    await tell(tx, job.importId);
    return count > 0;
  });
  if (isFailed) await removeImportFile(deps.files, job.fileKey);
}
