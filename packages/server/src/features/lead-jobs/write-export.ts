import { inTenant, type Tx } from "@rookery/db";
import { AppError } from "../../errors.ts";
import { JobPutBack } from "../../jobs/queue.ts";
import { isDiskFull } from "../imports/upload-store.ts";
import type { RunningLeadJob } from "./apply-chunk.ts";
import { exportFileKey } from "./export-files.ts";
import { exportRows, exportStatement } from "./export-rows.ts";
import { exportTable, type ExportTable } from "./export-table.ts";
import { EXPORT_DAYS, type ExportWish } from "./lead-jobs.schema.ts";
import { printCsv } from "./print-csv.ts";
import { printWorkbook } from "./print-workbook.ts";
import type { LeadJobDeps } from "./run-lead-job.ts";
import { tellLeadJob } from "./tell-lead-job.ts";

export type ExportJob = RunningLeadJob & { readonly wish: ExportWish };

/** Longest that one file may take. */
const EXPORT_MS = 6 * 3_600_000;

/** Rows between two words about how far it is. */
const NEWS_ROWS = 20_000;

const DAY_MS = 24 * 3_600_000;

/** Somebody has called the export off. */
class CalledOff extends Error {
  override name = "CalledOff";
}

/**
 * Writes the job's file from one look at the list. The transaction that holds it open reads and locks nothing; the disk is written to
 * meanwhile, since a look that ended could not be gone on with. A run that is cut leaves no file, and the next one begins anew.
 * @throws JobPutBack on shutdown, or while another process is at it; AppError unavailable disk_full.
 */
export async function writeExport(deps: LeadJobDeps, job: ExportJob, signal: AbortSignal): Promise<void> {
  const key = exportFileKey(job.jobId);
  try {
    const sizeBytes = await inTenant(
      deps.db,
      job.scope,
      async (tx) => {
        await requireOnlyWriter(tx, job);
        const table = await tableOf(tx, job);
        const pieces = print(job.wish, table, cellsOf(deps, tx, { job, table, signal }));
        return deps.files.writePieces(key, pieces);
      },
      { timeoutMs: EXPORT_MS },
    );
    if (!(await finish(deps, job, sizeBytes))) await deps.files.remove(key);
  } catch (error) {
    if (error instanceof CalledOff) return endCalledOff(deps, job);
    throw isDiskFull(error) ? new AppError("unavailable", "disk_full") : error;
  }
}

/** Two processes at one export would write its file twice; the lock goes with the transaction of one that died. */
async function requireOnlyWriter(tx: Tx, { jobId }: ExportJob): Promise<void> {
  const [lock] = await tx.$queryRaw<{ is_ours: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('lead-export:' || ${jobId}, 0)) AS is_ours`;
  if (!lock?.is_ours) throw new JobPutBack();
}

async function tableOf(tx: Tx, { tenantId, companyId, wish }: ExportJob): Promise<ExportTable> {
  const fields = await tx.leadField.findMany({
    where: { tenantId, companyId },
    select: { id: true, name: true, type: true },
    orderBy: { id: "asc" },
  });
  return exportTable(wish.columns, fields);
}

const print = (
  { format }: ExportWish,
  { headers }: ExportTable,
  rows: AsyncIterable<string[][]>,
): AsyncIterable<Uint8Array> => (format === "csv" ? printCsv(headers, rows) : printWorkbook(headers, rows));

/** The cells of every lead, batch by batch; now and then it says how far it is, and asks whether to go on. */
async function* cellsOf(
  deps: LeadJobDeps,
  tx: Tx,
  { job, table, signal }: { job: ExportJob; table: ExportTable; signal: AbortSignal },
): AsyncGenerator<string[][]> {
  let [done, told] = [0, 0];
  for await (const rows of exportRows(tx, exportStatement(job, table))) {
    if (signal.aborted) throw new JobPutBack();
    yield rows.map((row) => table.cellsOf(row));
    done += rows.length;
    if (done - told < NEWS_ROWS) continue;
    told = done;
    if (!(await tellProgress(deps, job, done))) throw new CalledOff();
  }
  await tellProgress(deps, job, done);
}

/** @returns false where the job is not to go on. */
function tellProgress(deps: LeadJobDeps, job: ExportJob, done: number): Promise<boolean> {
  return inTenant(deps.db, job.scope, async (tx) => {
    const { count } = await tx.leadJob.updateMany({
      where: { tenantId: job.tenantId, id: job.jobId, status: "running", cancelRequested: null },
      data: { rowsDone: BigInt(done) },
    });
    await tellLeadJob(tx, job.jobId);
    return count > 0;
  });
}

/** @returns false where the job has gone, or was called off at the last moment. */
async function finish(deps: LeadJobDeps, job: ExportJob, sizeBytes: number): Promise<boolean> {
  const now = deps.clock();
  const isDone = await inTenant(deps.db, job.scope, async (tx) => {
    const { count } = await tx.leadJob.updateMany({
      where: { tenantId: job.tenantId, id: job.jobId, status: "running", cancelRequested: null },
      data: {
        status: "done",
        finished: now,
        fileKey: exportFileKey(job.jobId),
        fileName: await fileName(tx, job, now),
        fileSizeBytes: BigInt(sizeBytes),
        fileExpires: new Date(now.getTime() + EXPORT_DAYS * DAY_MS),
      },
    });
    await tellLeadJob(tx, job.jobId);
    return count > 0;
  });
  if (!isDone) await endCalledOff(deps, job);
  return isDone;
}

async function endCalledOff(deps: LeadJobDeps, job: ExportJob): Promise<void> {
  await inTenant(deps.db, job.scope, async (tx) => {
    await tx.leadJob.updateMany({
      where: { tenantId: job.tenantId, id: job.jobId, status: "running" },
      data: { status: "cancelled", finished: deps.clock() },
    });
    await tellLeadJob(tx, job.jobId);
  });
}

/** Of letters, digits and hyphens alone, so that it needs no quoting anywhere. */
async function fileName(tx: Tx, { tenantId, companyId, wish }: ExportJob, at: Date): Promise<string> {
  const place =
    companyId === null
      ? (await tx.tenant.findFirst({ where: { id: tenantId }, select: { slug: true } }))?.slug
      : (await tx.company.findFirst({ where: { tenantId, id: companyId }, select: { workspaceName: true } }))
          ?.workspaceName;
  return `${place ?? "leads"}-leads-${at.toISOString().slice(0, 10)}.${wish.format}`;
}
