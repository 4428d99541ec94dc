import type { z } from "zod";
import { readRows, type Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { notFound, type Reason } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import {
  UNDO_DAYS,
  undoable,
  type Checked,
  type ColumnMapping,
  type Existing,
  type ImportStatus,
  type KeptReason,
  type LeftOutReason,
  type LineOutcome,
  type Reading,
  type RejectionReason,
} from "./imports.rules.ts";
import type { listImportsInput, listKeptInput, listRejectionsInput } from "./imports.schema.ts";

interface ImportRow {
  id: string;
  company_id: string | null;
  status: ImportStatus;
  file_name: string;
  file_size_bytes: number;
  reading: Reading | null;
  columns: ColumnMapping | null;
  existing: Existing;
  tags: string[];
  source: string | null;
  consent: string | null;
  checked: Checked | null;
  check_bytes: number;
  rows_read: number;
  rows_created: number;
  rows_updated: number;
  rows_unchanged: number;
  rows_duplicate: number;
  rows_suppressed: number;
  rows_blank: number;
  rows_rejected: number;
  checkpoint_bytes: number;
  failure_reason: Reason | null;
  cancel_requested: Date | null;
  rows_reversed: number;
  rows_kept: number;
  rows_undo_failed: number;
  undo_started: Date | null;
  undone: Date | null;
  undone_by_name: string | null;
  has_file: boolean;
  file_kept_until: Date | null;
  started: Date | null;
  finished: Date | null;
  created: Date;
  created_by: string;
  created_by_name: string | null;
}

/** Counts are far below 2^53, so they travel as numbers. */
const columns = `i.id, i.company_id, i.status, i.file_name, i.file_size_bytes::float8, i.reading, i.columns, i.existing, i.tags, i.source,
  i.consent, i.checked, i.check_bytes::float8, i.rows_read::float8, i.rows_reversed::float8, i.rows_kept::float8, i.rows_undo_failed::float8,
  i.undo_started, i.undone, (SELECT u.name FROM users u WHERE u.id = i.undone_by) AS undone_by_name, i.file_removed IS NULL AS has_file,
  i.finished + (SELECT make_interval(days => c.import_file_days) FROM tenant_config c WHERE c.tenant_id = i.tenant_id) AS file_kept_until,
  i.rows_created::float8, i.rows_updated::float8, i.rows_unchanged::float8, i.rows_duplicate::float8, i.rows_suppressed::float8,
  i.rows_blank::float8, i.rows_rejected::float8, i.checkpoint_bytes::float8, i.failure_reason, i.cancel_requested, i.started,
  i.finished, i.created, i.created_by, (SELECT u.name FROM users u WHERE u.id = i.created_by) AS created_by_name`;

/** Read = created + updated + unchanged + duplicate + suppressed + blank + rejected, always. */
const shown = (row: ImportRow) => ({
  id: row.id,
  companyId: row.company_id,
  status: row.status,
  fileName: row.file_name,
  fileSizeBytes: row.file_size_bytes,
  reading: row.reading,
  columns: row.columns,
  /** What is to happen, or has happened, to an address that is in the list already. */
  existing: row.existing,
  tags: row.tags,
  source: row.source,
  consent: row.consent,
  /** The last dry run, as far as it has come, for the choices that stand here. */
  checked: row.checked,
  checkedBytes: row.reading?.sheet === undefined ? row.check_bytes : 0,
  counts: {
    read: row.rows_read,
    created: row.rows_created,
    updated: row.rows_updated,
    unchanged: row.rows_unchanged,
    duplicate: row.rows_duplicate,
    suppressed: row.rows_suppressed,
    blank: row.rows_blank,
    rejected: row.rows_rejected,
  },
  /** Bytes of the file that are done, for the bar; of a workbook by its rows, where a dry run has counted them. */
  doneBytes: doneBytes(row),
  failureReason: row.failure_reason,
  undo: row.undo_started && {
    startedAt: row.undo_started,
    finishedAt: row.undone,
    by: row.undone_by_name,
    reversed: row.rows_reversed,
    kept: row.rows_kept,
    failed: row.rows_undo_failed,
  },
  /** Until when the import can be taken back; null where there is nothing to take back, or no more. */
  undoUntil: undoUntil(row),
  hasFile: row.has_file,
  /** When the uploaded file goes; null as long as it is at work. */
  fileKeptUntil: row.has_file ? row.file_kept_until : null,
  isCancelling: row.status === "running" && row.cancel_requested !== null,
  startedAt: row.started,
  finishedAt: row.finished,
  createdAt: row.created,
  createdBy: { id: row.created_by, name: row.created_by_name },
});

function doneBytes({ status, reading, checked, ...row }: ImportRow): number {
  if (status === "done") return row.file_size_bytes;
  if (reading?.sheet === undefined) return row.checkpoint_bytes;
  return checked?.isWhole ? (row.rows_read / Math.max(1, checked.counts.read)) * row.file_size_bytes : 0;
}

function undoUntil({ status, finished, rows_created, rows_updated }: ImportRow): Date | null {
  if (!undoable.includes(status) || !finished || rows_created + rows_updated === 0) return null;
  return new Date(finished.getTime() + UNDO_DAYS * 86_400_000);
}

export type ShownImport = ReturnType<typeof shown>;

/** @throws AppError not_found, also for an import of a company out of the caller's sight. */
export async function importById(
  ctx: TenantContext,
  { importId }: { importId: string },
): Promise<ShownImport> {
  const [row] = await readRows<ImportRow>(ctx.db, ctx.tenant.scope, {
    name: "imports_by_id",
    text: `SELECT ${columns} FROM imports i WHERE i.tenant_id = $1 AND i.id = $2 AND ${notPurged("$1", "i.company_id")}`,
    values: [ctx.tenant.id, importId],
  });
  if (!row) throw notFound();
  return shown(row);
}

/** The imports of one list of leads, newest first. `nextCursor` is null on the last page. */
export async function listImports(ctx: TenantContext, input: z.output<typeof listImportsInput>) {
  const company = input.companyId === null ? "IS NULL" : `= $4 AND ${notPurged("$1", "$4")}`;
  const rows = await readRows<ImportRow>(ctx.db, ctx.tenant.scope, {
    name: input.companyId === null ? "imports_list_pool" : "imports_list",
    text: `SELECT ${columns} FROM imports i
           WHERE i.tenant_id = $1 AND i.company_id ${company} AND ($2::uuid IS NULL OR i.id < $2) ORDER BY i.id DESC LIMIT $3`,
    values: [
      ctx.tenant.id,
      input.cursor ?? null,
      input.limit + 1,
      ...(input.companyId === null ? [] : [input.companyId]),
    ],
  });
  const page = rows.slice(0, input.limit).map(shown);
  return { imports: page, nextCursor: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null };
}

interface LineRow {
  first_line: number;
  last_line: number;
  reason: RejectionReason | LeftOutReason;
  other_line: number | null;
  cells: string[];
}

const lineShown = (row: LineRow) => ({
  firstLine: row.first_line,
  lastLine: row.last_line,
  reason: row.reason,
  /** For a duplicate, the line on which the address stood first. */
  otherLine: row.other_line,
  cells: row.cells,
});
export type ShownLine = ReturnType<typeof lineShown>;

/** Lines of one outcome in the order of the file, after `afterLine`. The import is looked up by the caller. */
export async function linesAfter(
  ctx: TenantContext,
  of: { importId: string; outcome: LineOutcome; afterLine: number; limit: number },
): Promise<ShownLine[]> {
  const rows = await readRows<LineRow>(ctx.db, ctx.tenant.scope, {
    name: "imports_lines",
    text: `SELECT first_line::float8, last_line::float8, reason, other_line::float8, cells FROM import_lines
           WHERE tenant_id = $1 AND import_id = $2 AND outcome = $3 AND first_line > $4 ORDER BY first_line LIMIT $5`,
    values: [ctx.tenant.id, of.importId, of.outcome, of.afterLine, of.limit],
  });
  return rows.map(lineShown);
}

export async function listRejections(ctx: TenantContext, input: z.output<typeof listRejectionsInput>) {
  const { importId, outcome, limit } = input;
  await importById(ctx, { importId });
  const lines = await linesAfter(ctx, { importId, outcome, afterLine: input.cursor ?? 0, limit: limit + 1 });
  const page = lines.slice(0, limit);
  return { lines: page, nextCursor: lines.length > limit ? (page.at(-1)?.firstLine ?? null) : null };
}

/** Leads that an undo left as they are, in the order of their making. */
export async function listKept(ctx: TenantContext, input: z.output<typeof listKeptInput>) {
  const { importId, outcome, limit } = input;
  await importById(ctx, { importId });
  const rows = await readRows<{ lead_id: string; email: string; reason: KeptReason }>(
    ctx.db,
    ctx.tenant.scope,
    {
      name: "imports_kept",
      text: `SELECT lead_id, email, reason FROM import_kept
             WHERE tenant_id = $1 AND import_id = $2 AND outcome = $3 AND ($4::uuid IS NULL OR lead_id > $4)
             ORDER BY lead_id LIMIT $5`,
      values: [ctx.tenant.id, importId, outcome, input.cursor ?? null, limit + 1],
    },
  );
  const leads = rows
    .slice(0, limit)
    .map(({ lead_id, email, reason }) => ({ leadId: lead_id, email, reason }));
  return { leads, nextCursor: rows.length > limit ? (leads.at(-1)?.leadId ?? null) : null };
}

/**
 * Takes the import's row for a write, in a transaction that a running batch may make wait for a moment.
 * @throws AppError not_found, or forbidden where the caller may only look.
 */
export async function lockImportToWrite(tx: Tx, ctx: TenantContext, importId: string) {
  await tx.$queryRaw`SELECT FROM imports WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${importId}::uuid FOR UPDATE`;
  const found = await tx.import.findFirst({
    where: {
      tenantId: ctx.tenant.id,
      id: importId,
      OR: [{ companyId: null }, { company: { purged: null } }],
    },
    select: {
      companyId: true,
      status: true,
      fileKey: true,
      fileSizeBytes: true,
      reading: true,
      rowsRead: true,
      rowsCreated: true,
      rowsUpdated: true,
      finished: true,
    },
  });
  if (!found) throw notFound();
  requireWork(ctx.tenant, found.companyId);
  return {
    ...found,
    status: found.status as ImportStatus,
    reading: found.reading as unknown as Reading | null,
  };
}
