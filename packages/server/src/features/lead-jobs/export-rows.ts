import type { Tx } from "@rookery/db";
import { Values } from "../leads/lead-filter.ts";
import { jobConditions, type SelectedJob, type Statement } from "./select-leads.ts";

/** A lead as an export reads it; what no column asks for is null. */
export interface ExportRow {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly employer: string | null;
  readonly status: string;
  readonly created: string;
  readonly updated: string;
  readonly source: string | null;
  readonly file: string | null;
  readonly tags: string[] | null;
  /** Own field → value as it is printed. */
  readonly values: Readonly<Record<string, string>> | null;
}

const BATCH_ROWS = 2_000;

/** Longest that the next leads may take: where few of many match, most of the list lies between two of them. */
const FETCH_MS = 10 * 60_000;

const time = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const ofImport = (column: string): string =>
  `(SELECT i.${column} FROM imports i WHERE i.tenant_id = l.tenant_id AND i.id = l.import_id)`;

/** The columns of every export are the same ones, so that a statement kept under a name fits each. */
function selected(wanted: ReadonlySet<string>, withValues: boolean): string {
  const onlyIf = (isWanted: boolean, expression: string, type: string) =>
    isWanted ? expression : `NULL::${type}`;
  const tags = `(SELECT array_agg(t.name::text ORDER BY t.name) FROM lead_tags g JOIN tags t ON t.tenant_id = g.tenant_id AND t.id = g.tag_id
    WHERE g.tenant_id = l.tenant_id AND g.lead_id = l.id)`;
  const values = `(SELECT jsonb_object_agg(v.field_id, coalesce(v.text, v.number::text, v.day::text)) FROM lead_field_values v
    WHERE v.tenant_id = l.tenant_id AND v.lead_id = l.id)`;
  return [
    `l.id, l.email, l.name, l.company AS employer, l.status, ${time("l.created")} AS created, ${time("l.updated")} AS updated`,
    `${onlyIf(wanted.has("source"), ofImport("source"), "varchar")} AS source`,
    `${onlyIf(wanted.has("file"), ofImport("file_name"), "varchar")} AS file`,
    `${onlyIf(wanted.has("tags"), tags, "text[]")} AS tags`,
    `${onlyIf(withValues, values, "jsonb")} AS values`,
  ].join(", ");
}

/** In the order of their ids, which is that in which they came. */
export function exportStatement(
  job: SelectedJob,
  of: { wanted: ReadonlySet<string>; withValues: boolean },
): Statement {
  const values = new Values(job.tenantId);
  const conditions = jobConditions(job, values);
  const text = `SELECT ${selected(of.wanted, of.withValues)} FROM leads l WHERE ${conditions} ORDER BY l.id`;
  return { text, values: values.all };
}

/**
 * The rows of a statement, batch by batch, as they all were when the first was asked for: a cursor sees nothing of what changes after it
 * was opened.
 */
export async function* exportRows(tx: Tx, { text, values }: Statement): AsyncGenerator<ExportRow[]> {
  await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${FETCH_MS}`);
  await tx.$executeRawUnsafe(`DECLARE exported NO SCROLL CURSOR FOR ${text}`, ...values);
  for (;;) {
    const rows = await tx.$queryRawUnsafe<ExportRow[]>(`FETCH ${BATCH_ROWS} FROM exported`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH_ROWS) return;
  }
}
