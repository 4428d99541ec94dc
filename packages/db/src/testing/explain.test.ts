import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Scope } from "../tenant-pool.ts";
import { explain, tablesScanned } from "./explain.ts";
import { person, scope as scopeOf, tenant } from "./rows.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let world: TestDatabase;
let app: pg.Pool;
let scope: Scope;

beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
  app = new pg.Pool({ connectionString: world.urls.app, max: 1 });
  const { id: tenantId } = await tenant(world.superuser);
  const { id: personId } = await person(world.superuser);
  scope = scopeOf({ tenantId, personId });
  await world.superuser.query(
    `INSERT INTO leads (tenant_id, email, name) SELECT $1, 'lead' || n || '@example.org', 'Lead ' || n FROM generate_series(1, 5000) n`,
    [tenantId],
  );
  await world.superuser.query("ANALYZE leads");
});
afterAll(async () => {
  await app.end();
  await world.drop();
});

const byAddress = "SELECT id FROM leads WHERE tenant_id = $1 AND company_id IS NULL AND email = $2";

test.each(["analyze", "generic"] as const)(
  "a look-up that an index serves names the index, and scans no table: %s",
  async (how) => {
    const params = [scope.tenantId, "lead7@example.org"];
    const plan = await explain(app, scope, { sql: byAddress, params, how });
    expect(tablesScanned(plan)).toEqual([]);
    const look = plan.find(({ index }) => index === "leads_email_key");
    expect(look).toMatchObject(how === "analyze" ? { table: "leads", actualRows: 1 } : { table: "leads" });
  },
);

test("a filter that is not leakproof shows as a scan, because no index serves it behind the wall", async () => {
  const sql = "SELECT id FROM leads WHERE email ILIKE '%7%'";
  expect(tablesScanned(await explain(app, scope, { sql }))).toEqual(["leads"]);
});

test("what a statement did while it was explained is taken back", async () => {
  const { rows } = await world.superuser.query("SELECT count(*)::int AS n FROM leads");
  await explain(app, scope, { sql: "DELETE FROM leads", how: "analyze" });
  expect((await world.superuser.query("SELECT count(*)::int AS n FROM leads")).rows).toEqual(rows);
});
