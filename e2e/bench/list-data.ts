import { mutate, signUp, type Session } from "../product/api.ts";
import type { Product } from "../product/start-product.ts";

/** A list with everything that a filter can ask for. */
export interface LargeList {
  readonly session: Session;
  readonly companyId: string;
  readonly often: string;
  readonly rare: string;
  readonly importId: string;
  readonly createdFrom: string;
  readonly createdTo: string;
}

const STEP = 250_000;

const one = async <Row extends object>(product: Product, sql: string, values: unknown[]): Promise<Row> => {
  const { rows } = await product.database.superuser.query<Row>(sql, values);
  const [row] = rows;
  if (!row) throw new Error(`Nothing came of ${sql}`);
  return row;
};

/**
 * Leads as imports would leave them, but written by SQL, without checking keys row by row: the list is measured, not the import. Every
 * seventh has a tag, every five-thousandth another, every fiftieth bounced, every hundredth has no name, and one stretch is an import's.
 */
export async function largeList(product: Product, count: number): Promise<LargeList> {
  const session = await signUp(product.url);
  const { id: companyId } = await mutate<{ id: string }>(session, "companies.add", { name: "Large" });
  const { id: tenantId } = await one<{ id: string }>(product, "SELECT id FROM tenants WHERE slug = $1", [
    session.slug,
  ]);
  const made = await one<{ often: string; rare: string }>(
    product,
    `WITH tag AS (INSERT INTO tags (tenant_id, company_id, name) VALUES ($1, $2, 'often'), ($1, $2, 'rare') RETURNING id, name)
     SELECT (SELECT id FROM tag WHERE name = 'often') AS often, (SELECT id FROM tag WHERE name = 'rare') AS rare`,
    [tenantId, companyId],
  );
  const span = await fill(product, { tenantId, companyId }, count);
  for (const [tag, share] of [
    [made.often, 7],
    [made.rare, 5_000],
  ] as const)
    await unchecked(
      product,
      `INSERT INTO lead_tags (tenant_id, company_id, tag_id, lead_id)
       SELECT tenant_id, company_id, '${tag}', id FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM leads WHERE tenant_id = '${tenantId}') AS l
       WHERE n % ${share} = 0`,
    );
  return { session, companyId, often: made.often, rare: made.rare, ...span };
}

/** Checking keys row by row is most of the time of such an insert, and not what this is about. */
async function unchecked(product: Product, sql: string): Promise<void> {
  await product.database.superuser.query(
    `SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`,
  );
}

interface Place {
  readonly tenantId: string;
  readonly companyId: string;
}

async function fill(product: Product, { tenantId, companyId }: Place, count: number) {
  for (let done = 0; done < count; done += STEP)
    await unchecked(
      product,
      `INSERT INTO leads (tenant_id, company_id, email, name, company, status)
       SELECT '${tenantId}', '${companyId}', 'p' || (n * 7919) % 1000003 || '.' || n || '@example' || n % 997 || '.org',
         CASE WHEN n % 100 > 0 THEN (ARRAY['Müller, Zoë', 'O''Neill', 'García', '田中', 'Smith'])[1 + n % 5] || ' ' || n % 5000 END,
         (ARRAY['Acme', 'Größe & Söhne', NULL])[1 + n % 3], CASE WHEN n % 50 = 0 THEN 'bounced' ELSE 'active' END
       FROM generate_series(${done + 1}::bigint, ${Math.min(count, done + STEP)}::bigint) AS n`,
    );
  await product.database.superuser.query("ANALYZE leads");
  return importStretch(product, { tenantId, companyId }, count);
}

/** Makes one stretch in the middle of the list an import's. */
async function importStretch(
  product: Product,
  { tenantId, companyId }: Place,
  count: number,
): Promise<{ importId: string; createdFrom: string; createdTo: string }> {
  const at = (id: string) => new Date(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toISOString();
  const [from, to] = await Promise.all(
    [0.4, 0.5].map((share) =>
      one<{ id: string }>(
        product,
        "SELECT id FROM leads WHERE tenant_id = $1 ORDER BY id OFFSET $2 LIMIT 1",
        [tenantId, Math.round(count * share)],
      ),
    ),
  );
  const [first, last] = [from?.id ?? "", to?.id ?? ""];
  const importId = `${first.slice(0, 13)}-7000-8000-000000000000`;
  await product.database.superuser.query(
    `INSERT INTO imports (tenant_id, id, company_id, created_by, file_name, file_key, file_size_bytes, status, started, finished)
     SELECT $1, $2, $3, user_id, 'leads.csv', 'leads', 1, 'done', $4, $5 FROM tenant_users WHERE tenant_id = $1 LIMIT 1`,
    [tenantId, importId, companyId, at(first), at(last)],
  );
  await product.database.superuser.query(
    "UPDATE leads SET import_id = $2 WHERE tenant_id = $1 AND id > $2 AND id < $3",
    [tenantId, importId, last],
  );
  return { importId, createdFrom: at(first), createdTo: at(last) };
}

/** What the job behind an import would leave for the search, in one go. */
export async function indexAll(product: Product): Promise<void> {
  const { superuser } = product.database;
  await superuser.query("DROP INDEX lead_texts_text_idx");
  await superuser.query(
    `INSERT INTO lead_spans (tenant_id, company_id, first_id, last_id, rows)
     SELECT tenant_id, company_id, min(id::text)::uuid, max(id::text)::uuid, count(*)
     FROM (SELECT *, (row_number() OVER (PARTITION BY tenant_id, company_id ORDER BY id) - 1) / 250000 AS number FROM leads) AS l
     GROUP BY tenant_id, company_id, number`,
  );
  await superuser.query(
    `SET session_replication_role = replica;
     INSERT INTO lead_texts (tenant_id, lead_id, company_id, span_id, text)
     SELECT l.tenant_id, l.id, l.company_id, s.id, searchable(concat_ws(E'\\n', l.email, l.name, l.company))
     FROM lead_spans s
     JOIN leads l ON l.tenant_id = s.tenant_id AND l.company_id = s.company_id AND l.id BETWEEN s.first_id AND s.last_id
     ORDER BY l.tenant_id, l.id;
     SET session_replication_role = origin;
     SET maintenance_work_mem = '1GB';
     CREATE INDEX lead_texts_text_idx ON lead_texts USING gin (span_id, text trgm.gin_trgm_ops);
     RESET maintenance_work_mem`,
  );
  await superuser.query("VACUUM ANALYZE");
}
