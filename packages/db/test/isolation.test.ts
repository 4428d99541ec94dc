import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/index.ts";
import { breaches, tables } from "./catalogue.ts";
import { walls } from "./walls.ts";

let world: TestDatabase;
beforeAll(async () => {
  world = await createTestDatabase(inject("databaseServer"));
});
afterAll(() => world.drop());

describe("the catalogue", () => {
  test("lets no row past its wall, and every table is listed with its reason", async () => {
    expect(await breaches(world.superuser)).toEqual([]);
    expect(Object.values(walls).every(({ reason }) => reason.length > 10)).toBe(true);
    expect((await tables(world.superuser)).length).toBe(Object.keys(walls).length);
  });

  test.each([
    [
      "a table without a wall",
      "CREATE TABLE notes (tenant_id uuid, text text)",
      "notes has no forced row level security",
    ],
    [
      "a view of its owner",
      "CREATE VIEW all_leads AS SELECT * FROM leads",
      "all_leads shows its owner's rows to everybody",
    ],
    [
      "a materialised view",
      "CREATE MATERIALIZED VIEW lead_count AS SELECT count(*) FROM leads",
      "lead_count shows its owner's rows to everybody",
    ],
    [
      "a function with its owner's rights",
      "CREATE FUNCTION peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM leads'",
      "peek() acts with its owner's rights and is not on the reviewed list",
    ],
    [
      "a key that ignores the tenant",
      "ALTER TABLE companies ADD CONSTRAINT plain_key UNIQUE (id); ALTER TABLE leads ADD CONSTRAINT plain_fkey FOREIGN KEY (company_id) REFERENCES companies (id)",
      "plain_fkey is a key between tenants' tables that does not begin with tenant_id",
    ],
    ["a wall taken down", "DROP POLICY wall ON leads", "leads lacks a wall with USING and WITH CHECK"],
    [
      "a wall between tenants only",
      "DROP POLICY wall ON leads; CREATE POLICY wall ON leads TO rookery_app USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()))",
      'leads has another wall than "company"',
    ],
    [
      "an index that a shard could not hold",
      "CREATE INDEX by_email ON leads (email)",
      "by_email of a growing table does not begin with tenant_id",
    ],
    ["an enum", "CREATE TYPE mood AS ENUM ('fine')", "mood is an enum"],
    ["a grant too many", "GRANT TRUNCATE ON leads TO rookery_app", "rookery_app has TRUNCATE on leads"],
    [
      "an audit log that can be rewritten",
      "GRANT UPDATE ON audit_log TO rookery_app",
      "rookery_app has UPDATE on audit_log",
    ],
  ])("%s is found and named", async (_, change, named) => {
    const client = await world.superuser.connect();
    try {
      await client.query("BEGIN");
      await client.query(change);
      expect(await breaches(client as never)).toContain(named);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});
