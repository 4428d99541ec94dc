import { explain, rows, tablesScanned } from "@rookery/db/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { createTestApp, randomId, type TestApp } from "../../testing/create-test-app.ts";
import { leadJobsWorld } from "../../testing/lead-jobs-world.ts";
import type { LeadFilter } from "../leads/leads.schema.ts";
import { leadsBetween, windowEnd } from "./select-leads.ts";

// It fills a table that is worth an index.
vi.setConfig({ testTimeout: 60_000 });

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const FIRST = "00000000-0000-0000-0000-000000000000";
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

test("of 100,000 leads a chunk is found without reading the table, whatever the filter, and a window by one walk", async () => {
  const of = await leadJobsWorld(world);
  const south = await leadJobsWorld(world);
  const { superuser } = world.database;
  await of.fill(100_000);
  await of.fill(20_000, of.other.id);
  await south.fill(60_000);
  const { rows: tag } = await superuser.query<{ id: string }>(
    "INSERT INTO tags (tenant_id, company_id, name) VALUES ($1, $2, 'Hot') RETURNING id",
    [of.tenant.id, of.company.id],
  );
  const tagId = tag[0]?.id ?? "";
  const client = await superuser.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(
    `INSERT INTO lead_tags (tenant_id, lead_id, tag_id, company_id)
     SELECT tenant_id, id, $2, company_id FROM leads WHERE company_id = $1 ORDER BY id LIMIT 30000`,
    [of.company.id, tagId],
  );
  client.release(true);
  await superuser.query("ANALYZE leads, lead_tags");
  const scope = rows.scope({ tenantId: of.tenant.id, personId: of.owner.id });
  const pool = new pg.Pool({ connectionString: world.database.urls.app });
  const filters: Omit<LeadFilter, "companyId">[] = [
    {},
    { search: "lead-0000" },
    { search: "zz" },
    { statuses: ["archived"] },
    { isSuppressed: true },
    { hasName: false },
    { tagIds: [tagId] },
    { tagIds: [tagId], statuses: ["active"], importId: randomId() },
    { createdFrom: "2020-01-01T00:00:00Z", createdTo: "2100-01-01T00:00:00Z" },
  ];
  const middle = (
    await superuser.query<{ id: string }>(
      "SELECT id FROM leads WHERE company_id = $1 ORDER BY id OFFSET 40000 LIMIT 1",
      [of.company.id],
    )
  ).rows[0]?.id;
  for (const filter of filters) {
    const job = {
      tenantId: of.tenant.id,
      selection: { companyId: of.company.id, ...filter },
      untilId: LAST,
    };
    for (const how of ["plain", "generic"] as const) {
      const chunk = leadsBetween(job, FIRST, middle ?? LAST);
      const statement = { sql: chunk.text, params: chunk.values };
      const plan = await explain(pool, scope, how === "plain" ? statement : { ...statement, how });
      expect(tablesScanned(plan), `${how} ${JSON.stringify(filter)}`).not.toContain("leads");
    }
    const window = windowEnd(job, FIRST);
    const plan = await explain(pool, scope, { sql: window.text, params: window.values, how: "analyze" });
    expect(plan.map(({ type, index }) => index ?? type)).toContain("leads_tenant_id_company_id_id_key");
    // No further than the window reaches.
    expect(
      Math.max(...plan.filter(({ table }) => table === "leads").map(({ actualRows = 0 }) => actualRows)),
    ).toBe(20_000);
  }
  await pool.end();
});
