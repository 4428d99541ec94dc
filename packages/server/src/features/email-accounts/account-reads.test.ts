import { createTestDatabase, explain, rows, tablesScanned, type TestDatabase } from "@rookery/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { dueAccountsStatement } from "./check-due-accounts.ts";
import { accountsListStatement } from "./email-accounts.queries.ts";

/** A thousand tenants with a company, five domains and 120 accounts each. */
const platform = `
  SET LOCAL session_replication_role = replica;
  INSERT INTO tenants (id, name, slug) SELECT md5('t' || n)::uuid, 'Tenant', 'tenant-' || n FROM generate_series(1, 1000) n;
  INSERT INTO companies (tenant_id, id, name, workspace_name)
    SELECT md5('t' || t)::uuid, md5('c' || t)::uuid, 'Company', 'company' FROM generate_series(1, 1000) t;
  INSERT INTO domains (tenant_id, company_id, id, domain, registrable, ownership_token)
    SELECT md5('t' || t)::uuid, md5('c' || t)::uuid, md5('d' || t || '-' || n)::uuid, 'd' || t || '-' || n || '.de', 'd' || t || '-' || n || '.de', md5('x' || t || n)
    FROM generate_series(1, 1000) t, generate_series(1, 5) n;
  INSERT INTO email_accounts (tenant_id, company_id, domain_id, email, next_check)
    SELECT d.tenant_id, d.company_id, d.id, 'p' || n || '@' || d.domain, now() + n * interval '1 minute' FROM domains d, generate_series(1, 24) n;`;

let database: TestDatabase;
let app: pg.Pool;
let ids: { tenant: string; company: string; domain: string };
beforeAll(async () => {
  database = await createTestDatabase(inject("databaseServer"));
  app = new pg.Pool({ connectionString: database.urls.app, max: 1 });
  await database.superuser.query(platform);
  await database.superuser.query("ANALYZE");
  const found = await database.superuser.query(
    "SELECT md5('t1')::uuid AS tenant, md5('c1')::uuid AS company, md5('d1-1')::uuid AS domain",
  );
  ids = found.rows[0] as typeof ids;
}, 120_000);
afterAll(async () => {
  await app.end();
  await database.drop();
});

const growing = new Set(["email_accounts", "domains"]);

describe("among 120,000 accounts an index finds", () => {
  test.each([
    ["those of a company", () => null],
    ["those of a domain", () => ids.domain],
  ])("%s", async (_, domain) => {
    for (const companies of ["all" as const, [ids.company]]) {
      const scope = rows.scope({ tenantId: ids.tenant, personId: ids.tenant, companies });
      const statement = { sql: accountsListStatement(false), params: [ids.tenant, domain(), ids.company] };
      const plans = [
        await explain(app, scope, statement),
        await explain(app, scope, { ...statement, how: "generic" }),
      ];
      expect(plans.flatMap(tablesScanned).filter((table) => growing.has(table))).toEqual([]);
    }
  });

  test("who is due, over all tenants", async () => {
    const sql = dueAccountsStatement.replace("$1", "now()");
    const { rows: plan } = await database.superuser.query<{ "QUERY PLAN": string }>(`EXPLAIN ${sql}`);
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).toMatch(/email_accounts_due_idx/);
    expect(text).not.toMatch(/Seq Scan/);
  });
});
