import { inTenant } from "@rookery/db";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { JobPutBack } from "../../jobs/queue.ts";
import { createTestApp, randomId, type TestApp } from "../../testing/create-test-app.ts";
import { indexImport } from "./index-import.ts";
import { indexLeads } from "./index-leads.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const going = (): AbortSignal => new AbortController().signal;

async function northwind() {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const { rows: made } = await superuser.query<{ id: string }>(
    `INSERT INTO imports (tenant_id, company_id, created_by, file_name, file_key, file_size_bytes, status, finished)
     VALUES ($1, $2, $3, 'a.csv', 'a', 1, 'done', now() + interval '1 hour') RETURNING id`,
    [tenant.id, company.id, owner.id],
  );
  const of = { tenantId: tenant.id, companyId: company.id };
  const importId = made[0]?.id ?? "";
  const put = async (count: number): Promise<string[]> => {
    const { rows: leads } = await superuser.query<{ id: string }>(
      `INSERT INTO leads (tenant_id, company_id, email, name, company, import_id)
       SELECT $1, $2, gen_random_uuid() || '@x.org', 'Änn ' || n, CASE WHEN n % 2 = 0 THEN 'ACME' END, $3 FROM generate_series(1, $4::int) AS n RETURNING id`,
      [tenant.id, company.id, importId, count],
    );
    return leads.map(({ id }) => id).toSorted();
  };
  const scope = rows.scope({ tenantId: tenant.id, personId: owner.id });
  const index = (ids: readonly string[], companyId: string | null = company.id) =>
    inTenant(world.deps.db, scope, (tx) => indexLeads(tx, { tenantId: tenant.id, companyId, ids }));
  const run = (signal = going()) => indexImport(world.deps, { tenantId: tenant.id, importId }, signal);
  return { ...of, superuser, scope, importId, put, index, run };
}

/** Leads of the tenant that a search would not find by what they say, in the span where it looks for them; and texts of nobody. */
async function unfound(tenantId: string): Promise<string[]> {
  const { rows: found } = await world.database.superuser.query<{ id: string }>(
    `SELECT coalesce(l.id, t.lead_id) AS id
     FROM (SELECT * FROM leads WHERE tenant_id = $1) l FULL JOIN (SELECT * FROM lead_texts WHERE tenant_id = $1) t ON t.lead_id = l.id
     WHERE l.id IS NULL OR t.company_id IS DISTINCT FROM l.company_id
       OR t.text IS DISTINCT FROM searchable(concat_ws(E'\\n', l.email, l.name, l.company))
       OR t.span_id IS DISTINCT FROM (SELECT s.id FROM lead_spans s WHERE s.tenant_id = $1 AND s.company_id IS NOT DISTINCT FROM l.company_id
            AND s.first_id <= l.id ORDER BY s.first_id DESC LIMIT 1)
     ORDER BY 1`,
    [tenantId],
  );
  return found.map(({ id }) => id);
}

interface Span {
  first_id: string;
  last_id: string;
  rows: number;
}

async function spans(tenantId: string): Promise<Span[]> {
  const { rows: found } = await world.database.superuser.query<Span>(
    "SELECT first_id, last_id, rows FROM lead_spans WHERE tenant_id = $1 ORDER BY first_id",
    [tenantId],
  );
  return found;
}

describe("the index of an import", () => {
  test("knows every lead that it created, once, however often it is made", async () => {
    const { tenantId, put, run } = await northwind();
    const ids = await put(4_100);
    expect(await unfound(tenantId)).toEqual(ids);
    await run();
    expect(await unfound(tenantId)).toEqual([]);
    await run();
    expect(await unfound(tenantId)).toEqual([]);
    expect(await spans(tenantId)).toEqual([{ first_id: ids[0], last_id: ids.at(-1), rows: 4_100 }]);
  });

  test("goes on where a stopped worker left off", async () => {
    const { tenantId, put, run } = await northwind();
    const ids = await put(4_100);
    const stopping = new AbortController();
    stopping.abort();
    await expect(run(stopping.signal)).rejects.toThrow(JobPutBack);
    expect(await unfound(tenantId)).toEqual(ids.slice(2_000));
    await run();
    expect(await unfound(tenantId)).toEqual([]);
  });

  test("made by two workers at once is the same", async () => {
    const { tenantId, put, run } = await northwind();
    const ids = await put(2_500);
    await Promise.all([run(), run()]);
    expect(await unfound(tenantId)).toEqual([]);
    expect(await spans(tenantId)).toEqual([{ first_id: ids[0], last_id: ids.at(-1), rows: 2_500 }]);
  });

  test("knows what it changed of older leads, and what its undo gave back", async () => {
    const { tenantId, companyId, superuser, importId, put, index, run } = await northwind();
    const [older = "", other = ""] = await put(2);
    await index([older, other]);
    await superuser.query("UPDATE imports SET id = uuid_v7() WHERE id = $1", [importId]);
    const { rows: again } = await superuser.query<{ id: string }>(
      "SELECT id FROM imports WHERE tenant_id = $1",
      [tenantId],
    );
    const laterId = again[0]?.id ?? "";
    await superuser.query("UPDATE leads SET name = 'Berta' WHERE id = $1", [older]);
    await superuser.query(
      `INSERT INTO import_changes (tenant_id, import_id, lead_id, company_id, status, updated, changed)
       SELECT $1, $2, id, $3, 'active', now(), now() FROM unnest($4::uuid[]) AS id`,
      [tenantId, laterId, companyId, [older, other, randomId()]],
    );
    expect(await unfound(tenantId)).toEqual([older]);
    await indexImport(world.deps, { tenantId, importId: laterId }, going());
    expect(await unfound(tenantId)).toEqual([]);
    await superuser.query("UPDATE leads SET name = 'Anna' WHERE id = $1", [older]);
    await indexImport(world.deps, { tenantId, importId: laterId }, going());
    expect(await unfound(tenantId)).toEqual([]);
    await run();
  });

  test("of another tenant, or one that is gone, is none", async () => {
    const { tenantId, importId, put } = await northwind();
    const ids = await put(1);
    await indexImport(world.deps, { tenantId, importId: randomId() }, going());
    await indexImport(world.deps, { tenantId: (await northwind()).tenantId, importId }, going());
    expect(await unfound(tenantId)).toEqual(ids);
  });
});

describe("spans", () => {
  test("that are full take no newer leads, and never overlap, in whatever order leads come", async () => {
    const { tenantId, superuser, put, index } = await northwind();
    const ids = await put(9);
    const some = (...places: number[]) => index(places.map((place) => ids[place] ?? ""));
    await some(3, 4);
    await superuser.query("UPDATE lead_spans SET rows = 250000 WHERE tenant_id = $1", [tenantId]);
    await some(6, 3);
    await some(5, 7, 4);
    await some(1);
    await some(0, 2, 8);
    expect(await unfound(tenantId)).toEqual([]);
    expect(await spans(tenantId)).toEqual([
      { first_id: ids[0], last_id: ids[0], rows: 1 },
      { first_id: ids[1], last_id: ids[2], rows: 2 },
      { first_id: ids[3], last_id: ids[5], rows: 250_001 },
      { first_id: ids[6], last_id: ids[8], rows: 3 },
    ]);
  });

  test("are of one list: a lead that moved is in the span of the list where it is now", async () => {
    const { tenantId, companyId, superuser, put, index } = await northwind();
    const ids = await put(3);
    await index(ids);
    await superuser.query("UPDATE leads SET company_id = NULL WHERE id = $1", [ids[1]]);
    await index([ids[1] ?? ""], null);
    expect(await unfound(tenantId)).toEqual([]);
    await superuser.query("UPDATE leads SET company_id = $1 WHERE id = $2", [companyId, ids[1]]);
    await index([ids[1] ?? ""]);
    expect(await unfound(tenantId)).toEqual([]);
  });

  test("lose a lead that is deleted", async () => {
    const { tenantId, superuser, put, index } = await northwind();
    const ids = await put(2);
    await index(ids);
    await superuser.query("DELETE FROM leads WHERE id = $1", [ids[0]]);
    expect(await unfound(tenantId)).toEqual([]);
  });
});
