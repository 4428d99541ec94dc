import { inTenant, Prisma, readRowsAsSystem, type Scope, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { indexLeads, type LeadsToIndex } from "./index-leads.ts";
import { lockLeads } from "./lock-leads.ts";

/** Leads of one transaction, a fifth of a second, so that other writers of the tenant's leads take their turn. */
const CHUNK_ROWS = 2_000;

/** Longest that one chunk may take; waiting for an import of the same tenant is part of it. */
const CHUNK_MS = 60_000;

interface EndedImport {
  company_id: string | null;
  created_by: string;
  /** No lead of the import was made later. */
  until_id: string;
}

/**
 * The job's body: lets a search find the leads that an import created and those that it changed. The import's last batch began up to a
 * minute before it ended, so the span of its leads' ids is taken that much longer. What is found already is passed over, so that a job
 * that was cut off begins anew and is soon where it was. It acts for nobody: the texts follow what somebody wrote.
 * @throws JobPutBack on shutdown.
 */
export async function indexImport(
  deps: Pick<Deps, "db">,
  { tenantId, importId }: Jobs["index-leads"],
  signal: AbortSignal,
): Promise<void> {
  const [found] = await readRowsAsSystem<EndedImport>(deps.db, "index job", {
    name: "import_to_index",
    text: `SELECT company_id, created_by, (lpad(to_hex((extract(epoch FROM coalesce(finished, now()) + interval '1 minute') * 1000)::bigint), 12, '0')
             || '70008000000000000000')::uuid AS until_id
           FROM imports WHERE tenant_id = $1 AND id = $2`,
    values: [tenantId, importId],
  });
  if (!found) return;
  const scope: Scope = { tenantId, personId: found.created_by, companies: "all" };
  const list = { tenantId, companyId: found.company_id };
  // On a new install nothing has counted the leads yet, and each text's key would be checked by going through all of them.
  await inTenant(deps.db, scope, (tx) => tx.$queryRaw`SELECT first_lead_statistics()::text`);
  const inChunks = async (
    after: string,
    chunkAfter: (tx: Tx, id: string) => Promise<Chunk>,
  ): Promise<void> => {
    const indexOne = (id: string) =>
      inTenant(deps.db, scope, (tx) => indexChunk(tx, list, () => chunkAfter(tx, id)), {
        timeoutMs: CHUNK_MS,
      });
    for (let id: string | null = after; id !== null;) {
      id = await indexOne(id);
      if (signal.aborted) throw new JobPutBack();
    }
  };
  // An import is older than the leads that it created.
  await inChunks(importId, (tx, id) => createdAfter(tx, { ...list, untilId: found.until_id }, id));
  await inChunks(FIRST, (tx, id) => changedAfter(tx, { tenantId, importId }, id));
}

const FIRST = "00000000-0000-0000-0000-000000000000";

interface Chunk {
  /** Those of them that a search would not find by what they say now. */
  readonly ids: readonly string[];
  /** Null where nothing follows. */
  readonly last: string | null;
}

async function indexChunk(
  tx: Tx,
  list: Omit<LeadsToIndex, "ids">,
  read: () => Promise<Chunk>,
): Promise<string | null> {
  await lockLeads(tx, list.tenantId);
  const { ids, last } = await read();
  await indexLeads(tx, { ...list, ids });
  return last;
}

interface ChunkRow {
  id: string;
  is_found: boolean;
}

const asChunk = (rows: readonly ChunkRow[]): Chunk => ({
  ids: rows.filter(({ is_found }) => !is_found).map(({ id }) => id),
  last: rows.length < CHUNK_ROWS ? null : (rows.at(-1)?.id ?? null),
});

const isFound = Prisma.sql`EXISTS (
  SELECT FROM lead_texts t
  WHERE t.tenant_id = l.tenant_id AND t.lead_id = l.id AND t.text = searchable(concat_ws(E'\\n', l.email, l.name, l.company))
) AS is_found`;

/** All leads of the list from that time, whoever made them: most are the import's, and the others do no harm. */
async function createdAfter(
  tx: Tx,
  { tenantId, companyId, untilId }: { tenantId: string; companyId: string | null; untilId: string },
  id: string,
): Promise<Chunk> {
  const list =
    companyId === null ? Prisma.sql`l.company_id IS NULL` : Prisma.sql`l.company_id = ${companyId}::uuid`;
  const rows = await tx.$queryRaw<ChunkRow[]>`
    SELECT l.id, ${isFound} FROM leads l
    WHERE l.tenant_id = ${tenantId}::uuid AND ${list} AND l.id > ${id}::uuid AND l.id < ${untilId}::uuid
    ORDER BY l.company_id, l.id LIMIT ${CHUNK_ROWS}`;
  return asChunk(rows);
}

/** One that is gone, or was moved to another list since, is left out when it is indexed. */
async function changedAfter(
  tx: Tx,
  { tenantId, importId }: { tenantId: string; importId: string },
  id: string,
): Promise<Chunk> {
  const rows = await tx.$queryRaw<ChunkRow[]>`
    SELECT c.lead_id AS id, coalesce(l.is_found, true) AS is_found
    FROM import_changes c
    LEFT JOIN LATERAL (SELECT ${isFound} FROM leads l WHERE l.tenant_id = c.tenant_id AND l.id = c.lead_id) AS l ON true
    WHERE c.tenant_id = ${tenantId}::uuid AND c.import_id = ${importId}::uuid AND c.lead_id > ${id}::uuid
    ORDER BY c.lead_id LIMIT ${CHUNK_ROWS}`;
  return asChunk(rows);
}
