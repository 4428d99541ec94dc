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
    [
      "a key of which one end ignores the tenant",
      "ALTER TABLE companies ADD CONSTRAINT turned_key UNIQUE (id, tenant_id); ALTER TABLE leads ADD CONSTRAINT turned_fkey FOREIGN KEY (company_id, tenant_id) REFERENCES companies (id, tenant_id)",
      "turned_fkey is a key between tenants' tables that does not begin with tenant_id",
    ],
    [
      "a reference that is emptied",
      "ALTER TABLE leads ADD CONSTRAINT emptied_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id) ON DELETE SET NULL (import_id)",
      "emptied_fkey empties the reference instead of refusing or removing",
    ],
    [
      "a reference without a key",
      "ALTER TABLE templates ADD COLUMN copied_from uuid",
      "templates.copied_from names a row without a key to it",
    ],
    [
      "a value that clashes with another tenant's",
      "CREATE UNIQUE INDEX one_name ON companies (workspace_name)",
      "one_name is unique beyond the tenant and not on the reviewed list",
    ],
    [
      "a second policy",
      "CREATE POLICY everybody ON leads FOR SELECT TO rookery_app USING (true)",
      "leads.everybody is a policy that is not on the reviewed list",
    ],
    [
      "a function with its owner's rights on any search_path",
      "ALTER FUNCTION enqueue_job(text, jsonb, interval) RESET search_path",
      "enqueue_job() acts with its owner's rights on the caller's search_path",
    ],
    [
      "a function that everybody may call",
      "CREATE FUNCTION count_leads() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM leads'; GRANT EXECUTE ON FUNCTION count_leads() TO PUBLIC",
      "count_leads() can be called by rookery_app and is not on the reviewed list",
    ],
    [
      "a status without a check",
      "ALTER TABLE leads DROP CONSTRAINT leads_status",
      "leads.status takes any text for a status",
    ],
    [
      "a table that the app role owns",
      "ALTER TABLE leads OWNER TO rookery_app",
      "leads belongs to rookery_app",
    ],
    [
      "a schema that the app role may build in",
      "GRANT CREATE ON SCHEMA public TO rookery_app",
      "rookery_app may create in public",
    ],
    [
      "a queue that the app role may look into",
      "GRANT USAGE ON SCHEMA pgboss TO rookery_app",
      "rookery_app may look into pgboss",
    ],
    [
      "a column of the system's given to tenants",
      "GRANT SELECT (password_hash) ON user_passwords TO rookery_app",
      "rookery_app has SELECT on user_passwords",
    ],
    [
      "a table that is not listed",
      "CREATE TABLE notes (tenant_id uuid); SELECT protect_table('notes', 'tenant', 'SELECT')",
      "notes is not on the list of walls",
    ],
    [
      "a wall without its second half",
      "ALTER POLICY wall ON leads WITH CHECK (true)",
      'leads has another wall than "company"',
    ],
    [
      "a wall that does not bind the owner",
      "ALTER TABLE leads NO FORCE ROW LEVEL SECURITY",
      "leads has no forced row level security",
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
