import { Prisma, type Tx } from "@rookery/db";

export interface LeadsToIndex {
  readonly tenantId: string;
  /** The list that the leads are in now; null = the tenant's pool. */
  readonly companyId: string | null;
  readonly ids: readonly string[];
}

/**
 * A span with so many leads takes no newer ones. Fewer and larger ones would make a search look up fewer, smaller ones bound what a word
 * costs that is frequent in one of them.
 */
const SPAN_ROWS = 250_000;

/** New texts wait in a list that every search of every tenant goes through, until they are sorted in: so many at most. */
const WAITING_ROWS = 2_000;

/**
 * Lets a search find these leads by what they say now. Whoever adds leads one by one, changes an address, a name or an employer, moves
 * leads to another list or brings deleted ones back calls it in the same transaction, which holds the lock of the tenant's leads; what
 * says the same already stays as it is. A lead that is deleted leaves by itself.
 */
export async function indexLeads(tx: Tx, { tenantId, companyId, ids }: LeadsToIndex): Promise<void> {
  const sorted = ids.toSorted();
  for (let from = 0; from < sorted.length; from += WAITING_ROWS) {
    const some = { tenantId, companyId, ids: sorted.slice(from, from + WAITING_ROWS) };
    await openSpans(tx, some);
    await putTexts(tx, some);
    await tx.$executeRaw`SELECT merge_lead_texts()`;
  }
}

const inList = (companyId: string | null): Prisma.Sql =>
  companyId === null ? Prisma.sql`company_id IS NULL` : Prisma.sql`company_id = ${companyId}::uuid`;

/** Spans do not overlap: one begins after the last lead of a full one, or before the first of all. */
async function openSpans(tx: Tx, { tenantId, companyId, ids }: LeadsToIndex): Promise<void> {
  await tx.$executeRaw`
    WITH given AS (
      SELECT id FROM unnest(${ids}::uuid[]) AS id
    ), span AS (
      SELECT first_id, last_id, rows FROM lead_spans WHERE tenant_id = ${tenantId}::uuid AND ${inList(companyId)}
    ), newest AS (
      SELECT last_id FROM (SELECT * FROM span ORDER BY first_id DESC LIMIT 1) AS span WHERE rows >= ${SPAN_ROWS}
    ), first AS (
      (SELECT id FROM given WHERE NOT EXISTS (SELECT FROM span WHERE first_id <= given.id) ORDER BY id LIMIT 1)
      UNION
      (SELECT id FROM given JOIN newest ON given.id > newest.last_id ORDER BY id LIMIT 1)
    )
    INSERT INTO lead_spans (tenant_id, company_id, first_id, last_id)
    SELECT ${tenantId}::uuid, ${companyId}::uuid, id, id FROM first`;
}

/** The company is compared, not looked up: of a new list the planner takes any index for as good as the key, and most go through all of it. */
async function putTexts(tx: Tx, { tenantId, companyId, ids }: LeadsToIndex): Promise<void> {
  await tx.$executeRaw`
    WITH put AS (
      INSERT INTO lead_texts AS t (tenant_id, lead_id, company_id, span_id, text)
      SELECT l.tenant_id, l.id, l.company_id,
        (SELECT s.id FROM lead_spans s WHERE s.tenant_id = ${tenantId}::uuid AND s.${inList(companyId)} AND s.first_id <= l.id
         ORDER BY s.first_id DESC LIMIT 1),
        searchable(concat_ws(E'\\n', l.email, l.name, l.company))
      FROM unnest(${ids}::uuid[]) AS given (id)
      JOIN leads l ON l.tenant_id = ${tenantId}::uuid AND l.id = given.id AND (l.${inList(companyId)}) IS TRUE
      ON CONFLICT (tenant_id, lead_id) DO UPDATE
        SET company_id = excluded.company_id, span_id = excluded.span_id, text = excluded.text
        WHERE (t.span_id, t.text) IS DISTINCT FROM (excluded.span_id, excluded.text)
      RETURNING t.lead_id, t.span_id, xmax = 0 AS is_new
    )
    UPDATE lead_spans s SET rows = s.rows + put.rows, last_id = greatest(s.last_id, put.last_id)
    FROM (
      SELECT span_id, count(*) FILTER (WHERE is_new)::int AS rows, (array_agg(lead_id ORDER BY lead_id DESC))[1] AS last_id
      FROM put GROUP BY span_id
    ) AS put
    WHERE s.tenant_id = ${tenantId}::uuid AND s.id = put.span_id`;
}
