import type { Tx } from "@rookery/db";

/** A fraction of a second's work, so that other writers of the tenant's leads take their turn in between. */
const CHUNK_ROWS = 2_000;

export interface UndoneChunk {
  readonly reversed: number;
  readonly kept: number;
  readonly failed: number;
  readonly lastId: string | null;
  readonly isLast: boolean;
}

interface Place {
  readonly tenantId: string;
  readonly importId: string;
  readonly afterId: string;
}

interface Row {
  seen: number;
  reversed: number;
  failed: number;
  last: string | null;
}

const asChunk = (row: Row | undefined): UndoneChunk => {
  const { seen = 0, reversed = 0, failed = 0, last = null } = row ?? {};
  return { reversed, failed, kept: seen - reversed - failed, lastId: last, isLast: seen < CHUNK_ROWS };
};

/**
 * Gives leads that the import changed what they said before, `updated` included, so that an older import can be taken back after this one.
 * A lead that says another time than the import's has been changed since.
 */
export async function undoChanged(tx: Tx, { tenantId, importId, afterId }: Place): Promise<UndoneChunk> {
  const [row] = await tx.$queryRaw<Row[]>`
    WITH chunk AS (
      SELECT lead_id, name, company, status, updated, changed FROM import_changes
      WHERE tenant_id = ${tenantId}::uuid AND import_id = ${importId}::uuid AND lead_id > ${afterId}::uuid
      ORDER BY lead_id LIMIT ${CHUNK_ROWS}
    ), judged AS (
      SELECT chunk.*, l.id AS found, l.company_id, l.email, l.status AS status_now, coalesce(l.updated = chunk.changed, false) AS is_as_left
      FROM chunk LEFT JOIN leads l ON l.tenant_id = ${tenantId}::uuid AND l.id = chunk.lead_id
    ), reversed AS (
      UPDATE leads SET name = judged.name, company = judged.company, status = judged.status, updated = judged.updated
      FROM judged WHERE leads.tenant_id = ${tenantId}::uuid AND leads.id = judged.lead_id AND judged.is_as_left
      RETURNING leads.id
    ), untagged AS (
      DELETE FROM lead_tags USING judged
      WHERE lead_tags.tenant_id = ${tenantId}::uuid AND lead_tags.lead_id = judged.lead_id AND judged.is_as_left
        AND lead_tags.import_id = ${importId}::uuid
    ), kept AS (
      INSERT INTO import_kept (tenant_id, import_id, lead_id, company_id, email, outcome, reason)
      SELECT ${tenantId}::uuid, ${importId}::uuid, judged.lead_id, i.company_id,
        coalesce(judged.email, gone.email, ''), CASE WHEN judged.found IS NULL THEN 'failed' ELSE 'kept' END,
        CASE WHEN judged.found IS NULL THEN 'deleted_since'
          WHEN judged.status_now NOT IN ('active', 'archived') THEN 'suppressed_since' ELSE 'edited_since' END
      FROM judged
      JOIN imports i ON i.tenant_id = ${tenantId}::uuid AND i.id = ${importId}::uuid
      LEFT JOIN deleted_leads gone ON gone.tenant_id = ${tenantId}::uuid AND gone.id = judged.lead_id
      WHERE NOT judged.is_as_left
    )
    SELECT count(*)::int AS seen, (SELECT count(*) FROM reversed)::int AS reversed,
      count(*) FILTER (WHERE found IS NULL)::int AS failed,
      (SELECT lead_id FROM chunk ORDER BY lead_id DESC LIMIT 1) AS last
    FROM judged`;
  return asChunk(row);
}

/** Removes leads that the import created and nobody has changed since. Ids are ordered by time, so that the import's lie together. */
export async function undoCreated(
  tx: Tx,
  { tenantId, importId, afterId, untilId }: Place & { readonly untilId: string },
): Promise<UndoneChunk> {
  const [row] = await tx.$queryRaw<Row[]>`
    WITH chunk AS (
      SELECT id, company_id, email, status, updated = created AS is_as_left FROM leads
      WHERE tenant_id = ${tenantId}::uuid AND id > ${afterId}::uuid AND id <= ${untilId}::uuid AND import_id = ${importId}::uuid
      ORDER BY id LIMIT ${CHUNK_ROWS}
    ), kept AS (
      INSERT INTO import_kept (tenant_id, import_id, lead_id, company_id, email, outcome, reason)
      SELECT ${tenantId}::uuid, ${importId}::uuid, chunk.id, i.company_id, chunk.email, 'kept',
        CASE WHEN chunk.status NOT IN ('active', 'archived') THEN 'suppressed_since' ELSE 'edited_since' END
      FROM chunk JOIN imports i ON i.tenant_id = ${tenantId}::uuid AND i.id = ${importId}::uuid
      WHERE NOT chunk.is_as_left
    ), gone AS (
      DELETE FROM leads USING chunk WHERE leads.tenant_id = ${tenantId}::uuid AND leads.id = chunk.id AND chunk.is_as_left
      RETURNING leads.id
    )
    SELECT count(*)::int AS seen, (SELECT count(*) FROM gone)::int AS reversed, 0 AS failed,
      (SELECT id FROM chunk ORDER BY id DESC LIMIT 1) AS last
    FROM chunk`;
  return asChunk(row);
}
