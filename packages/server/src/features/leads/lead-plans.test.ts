import { inTenant } from "@rookery/db";
import { explain, rows, tablesScanned } from "@rookery/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, type TestApp } from "../../testing/create-test-app.ts";
import { countStatement } from "./count-leads.ts";
import { indexLeads } from "./index-leads.ts";
import type { StepName } from "./lead-cursor.ts";
import { stepsOf, stepStatement } from "./lead-page.ts";
import type { ListInput } from "./lead-statement.ts";
import { listLeadsInput } from "./leads.schema.ts";

/** Tables that grow with what people do: no page may read one of them from end to end. */
const GROWING = new Set(["leads", "lead_tags", "lead_field_values", "lead_texts", "tags"]);

let now = Date.now();
let world: TestApp;
let pool: pg.Pool;
let list: Awaited<ReturnType<typeof largeLists>>;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"), { clock: () => new Date(now) });
  pool = new pg.Pool({ connectionString: world.database.urls.app, max: 1 });
  list = await largeLists();
}, 120_000);
afterAll(async () => {
  await pool.end();
  await world.close();
});

/** 120,000 leads of one company, 20,000 of the pool, and 60,000 of another tenant. */
async function largeLists() {
  const { superuser } = world.database;
  const [north, south] = [await rows.tenant(superuser), await rows.tenant(superuser)];
  const owner = await rows.member(superuser, { tenantId: north.id, role: "owner" });
  const [company, other] = [
    await rows.company(superuser, { tenantId: north.id }),
    await rows.company(superuser, { tenantId: south.id }),
  ];
  const client = await superuser.connect();
  // Checking keys row by row is most of the time of such an insert, and not what this is about.
  await client.query("SET session_replication_role = replica");
  const { rows: found } = await client.query<{ tag: string; rare: string; import: string; field: string }>(
    `WITH tag AS (INSERT INTO tags (tenant_id, company_id, name) VALUES ($1, $2, 'often'), ($1, $2, 'rare') RETURNING id, name),
       import AS (INSERT INTO imports (tenant_id, company_id, created_by, file_name, file_key, file_size_bytes, status, finished)
         VALUES ($1, $2, $3, 'a.csv', 'a', 1, 'done', now() + interval '1 hour') RETURNING id),
       field AS (INSERT INTO lead_fields (tenant_id, company_id, name, type) VALUES ($1, $2, 'Tier', 'text') RETURNING id)
     SELECT (SELECT id FROM tag WHERE name = 'often') AS tag, (SELECT id FROM tag WHERE name = 'rare') AS rare,
       (SELECT id FROM import) AS import, (SELECT id FROM field) AS field`,
    [north.id, company.id, owner.id],
  );
  const [made] = found;
  if (!made) throw new Error("Nothing was made");
  const { tag, rare, import: importId, field } = made;
  await client.query(
    "INSERT INTO tags (tenant_id, company_id, name) SELECT $1, $2, 'tag ' || n FROM generate_series(1, 5000) AS n",
    [north.id, company.id],
  );
  const fill = (tenantId: string, companyId: string | null, count: number) =>
    client.query(
      `INSERT INTO leads (tenant_id, company_id, email, name, status, import_id)
       SELECT $1, $2, md5(i::text) || '@x.org', CASE WHEN i % 50 > 0 THEN left(md5((i * 7)::text), 8) END,
         CASE WHEN i % 100 = 0 THEN 'bounced' WHEN i % 101 = 0 THEN 'archived' ELSE 'active' END, CASE WHEN i % 10 = 0 THEN $3::uuid END
       FROM generate_series(1, $4::int) AS i`,
      [tenantId, companyId, importId, count],
    );
  await fill(north.id, company.id, 120_000);
  await fill(north.id, null, 20_000);
  await fill(south.id, other.id, 60_000);
  const numbered = `(SELECT *, row_number() OVER (ORDER BY id) AS n FROM leads WHERE tenant_id = $1 AND company_id = $2) l`;
  for (const [tagId, share] of [
    [tag, 4],
    [rare, 1_000],
  ] as const)
    await client.query(
      `INSERT INTO lead_tags (tenant_id, company_id, tag_id, lead_id) SELECT tenant_id, company_id, $3, id FROM ${numbered} WHERE n % $4::int = 0`,
      [north.id, company.id, tagId, share],
    );
  await client.query(
    `INSERT INTO lead_field_values (tenant_id, company_id, field_id, lead_id, text)
     SELECT tenant_id, company_id, $3, id, CASE WHEN n % 100 = 0 THEN 'gold' ELSE 'tin' END FROM ${numbered}`,
    [north.id, company.id, field],
  );
  client.release(true);
  const scope = rows.scope({ tenantId: north.id, personId: owner.id });
  const { rows: newest } = await superuser.query<{ id: string }>(
    "SELECT id FROM leads WHERE tenant_id = $1 AND company_id = $2 ORDER BY id LIMIT 20000",
    [north.id, company.id],
  );
  await superuser.query("ANALYZE");
  await inTenant(
    world.deps.db,
    scope,
    (tx) => indexLeads(tx, { tenantId: north.id, companyId: company.id, ids: newest.map(({ id }) => id) }),
    { timeoutMs: 60_000 },
  );
  await superuser.query("ANALYZE lead_texts, lead_spans");
  const asOwner = await world.as({ personId: owner.id, tenant: north.slug });
  return { tenantId: north.id, companyId: company.id, scope, tag, rare, importId, field, asOwner };
}

/** Every statement that the input can lead to, at its first page and after one. */
function statementsOf(input: ListInput) {
  const steps: StepName[] = stepsOf(input);
  const after = { key: "ab", id: randomId() };
  const count = countStatement(list.tenantId, input);
  return [
    ...steps.flatMap((step) =>
      [undefined, after].map((entry) =>
        stepStatement(list.tenantId, input, {
          step,
          after: step === "index" ? after : entry,
          take: input.limit + 1,
        }),
      ),
    ),
    ...(count ? [count] : []),
  ];
}

const filters = (): Record<string, object> => ({
  "the whole list": {},
  "one rare status": { statuses: ["bounced"] },
  "the usual status": { statuses: ["active"] },
  "several statuses": { statuses: ["bounced", "archived"] },
  suppressed: { isSuppressed: true },
  "not suppressed": { isSuppressed: false },
  "a frequent tag": { tagIds: [list.tag] },
  "a rare tag": { tagIds: [list.rare] },
  "two tags": { tagIds: [list.tag, list.rare] },
  "an import": { importId: list.importId },
  "a time": { createdFrom: new Date(0).toISOString(), createdTo: new Date().toISOString() },
  named: { hasName: true },
  nameless: { hasName: false },
  "a field's value": { fields: [{ fieldId: list.field, is: "gold" }] },
  "a rare status of a tag": { statuses: ["bounced"], tagIds: [list.tag] },
  "the beginning of an address or a name": { search: "ab" },
  "such a beginning among suppressed leads": { search: "ab", isSuppressed: true },
  "a part of a text": { search: "abcd" },
  "a part of a text among leads of a tag": { search: "abcd", tagIds: [list.tag] },
});

describe("with 120,000 leads", () => {
  test("no page and no count of any filter in any order reads a growing table from end to end", async () => {
    for (const companyId of [list.companyId, null])
      for (const [what, filter] of Object.entries(filters()))
        for (const order of ["newest", "oldest", "email", "email_desc", "name", "name_desc"]) {
          const input = listLeadsInput.parse({ companyId, order, ...filter });
          for (const { text, values, byIndex } of statementsOf(input)) {
            // Planned once for all lists, without their names.
            const how = byIndex ? ({ how: "generic" } as const) : {};
            const plan = await explain(pool, list.scope, { sql: text, params: values, byIndex, ...how });
            const scanned = tablesScanned(plan).filter((table) => GROWING.has(table));
            expect({ what, order, companyId, scanned }).toEqual({ what, order, companyId, scanned: [] });
          }
        }
  }, 240_000);

  test("no page of a list, of its rare statuses, a tag or a field's value reads more leads than it shows", async () => {
    const ways: object[] = ["newest", "oldest", "email", "email_desc", "name", "name_desc"].flatMap(
      (order) => [{ order }, { order, statuses: ["bounced"] }, { order, isSuppressed: true }],
    );
    const others = [
      { tagIds: [list.tag] },
      { fields: [{ fieldId: list.field, is: "gold" }] },
      { hasName: false },
    ];
    for (const companyId of [list.companyId, null])
      for (const way of [...ways, ...others]) {
        const input = listLeadsInput.parse({ companyId, ...way });
        const [first = "age"] = stepsOf(input);
        const { text, values, byIndex } = stepStatement(list.tenantId, input, {
          step: first,
          after: undefined,
          take: 51,
        });
        const plan = await explain(pool, list.scope, { sql: text, params: values, byIndex, how: "analyze" });
        const read = plan
          .filter(({ table }) => table === "leads")
          .reduce((sum, node) => sum + (node.actualRows ?? 0), 0);
        // One more of each status, to know which comes first.
        expect({ companyId, way, isFew: read <= 54 }).toEqual({ companyId, way, isFew: true });
      }
  });

  test("a search looks texts up by their index, and never goes through all of them", async () => {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      await client.query(
        "SELECT set_config('rookery.tenant', $1, true), set_config('rookery.companies', 'all', true)",
        [list.tenantId],
      );
      for (const word of ["abcd", "x.org", "abcdef012345", "nobody has this"])
        await client.query("SELECT * FROM search_leads($1, $2, $3, 51)", [
          list.companyId,
          word,
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
        ]);
      const { rows: scans } = await client.query<{ relname: string; seq_scan: string; idx_scan: string }>(
        "SELECT relname, seq_scan, idx_scan FROM pg_stat_xact_user_tables WHERE relname = 'lead_texts'",
      );
      expect(scans).toMatchObject([{ seq_scan: "0" }]);
      expect(Number(scans[0]?.idx_scan)).toBeGreaterThan(0);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  test("a count stops at its cap", async () => {
    const statement = countStatement(list.tenantId, listLeadsInput.parse({ companyId: list.companyId }));
    const plan = await explain(pool, list.scope, {
      sql: statement?.text ?? "",
      params: statement?.values ?? [],
      how: "analyze",
    });
    const read = plan.filter(({ table }) => table === "leads").map(({ actualRows }) => actualRows);
    expect(read).toEqual([10_001]);
  });

  test("what was too much to count is not counted again for a moment, unless a page shows all there is", async () => {
    const { asOwner, companyId, tag } = list;
    const ask = (limit: number) => asOwner.leads.list({ companyId, tagIds: [tag], limit });
    const many = { count: 10_000, isMore: true };
    expect((await ask(50)).total).toEqual(many);
    await world.database.superuser.query(
      "DELETE FROM lead_tags WHERE tag_id = $1 AND lead_id > (SELECT lead_id FROM lead_tags WHERE tag_id = $1 ORDER BY lead_id OFFSET 59 LIMIT 1)",
      [tag],
    );
    expect((await ask(50)).total).toEqual(many);
    expect((await ask(100)).total).toEqual({ count: 60, isMore: false });
    now += 11_000;
    expect((await ask(50)).total).toEqual({ count: 60, isMore: false });
  });
});
