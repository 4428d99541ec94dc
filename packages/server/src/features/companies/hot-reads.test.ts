import { explain, rows, tablesScanned } from "@rookery/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { peopleStatement } from "../people/people.queries.ts";
import { companyStatements } from "./companies.queries.ts";
import { companyMembersStatement } from "./company-members.queries.ts";
import { purgeChunkStatement, purgeCountStatement } from "./purged-tables.ts";
import { setUpStatement } from "./set-up.queries.ts";

/** A platform of a thousand tenants, each with a hundred companies, people and imports; 200,000 leads in one. */
const platform = `
  SET LOCAL session_replication_role = replica;
  INSERT INTO tenants (id, name, slug) SELECT md5('t' || n)::uuid, 'Tenant', 'tenant-' || n FROM generate_series(1, 1000) n;
  INSERT INTO companies (tenant_id, id, name, workspace_name)
    SELECT md5('t' || t)::uuid, md5('c' || t || '-' || n)::uuid, 'Company ' || n, 'company-' || n
    FROM generate_series(1, 1000) t, generate_series(1, 100) n;
  INSERT INTO users (id, name, email)
    SELECT md5('u' || t || '-' || n)::uuid, 'Person ' || n, 'p' || t || '-' || n || '@example.com'
    FROM generate_series(1, 1000) t, generate_series(1, 100) n;
  INSERT INTO tenant_users (tenant_id, user_id, roles)
    SELECT md5('t' || t)::uuid, md5('u' || t || '-' || n)::uuid, '{member}'
    FROM generate_series(1, 1000) t, generate_series(1, 100) n;
  INSERT INTO company_members (tenant_id, company_id, user_id)
    SELECT md5('t' || t)::uuid, md5('c' || t || '-' || n)::uuid, md5('u' || t || '-' || n)::uuid
    FROM generate_series(1, 1000) t, generate_series(1, 100) n;
  INSERT INTO imports (tenant_id, company_id, created_by, status, file_name, file_key, file_size_bytes)
    SELECT md5('t' || t)::uuid, md5('c' || t || '-' || n)::uuid, md5('u' || t || '-' || n)::uuid, 'done', 'a.csv', 'x', 1
    FROM generate_series(1, 1000) t, generate_series(1, 100) n;
  INSERT INTO leads (tenant_id, company_id, email)
    SELECT md5('t1')::uuid, md5('c1-' || (1 + n % 100))::uuid, 'lead' || n || '@example.org' FROM generate_series(1, 200000) n;
  INSERT INTO import_lines (tenant_id, import_id, company_id, first_line, last_line, outcome, reason, cells)
    SELECT i.tenant_id, i.id, i.company_id, n, n, 'rejected', 'nul', '{}'
    FROM imports i, generate_series(1, 1000) n WHERE i.tenant_id = md5('t1')::uuid;`;

let world: TestApp;
let app: pg.Pool;
let ids: { tenant: string; company: string; person: string };
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
  app = new pg.Pool({ connectionString: world.database.urls.app, max: 1 });
  const { superuser } = world.database;
  await superuser.query(platform);
  await superuser.query("ANALYZE");
  const found = await superuser.query(
    "SELECT md5('t1')::uuid AS tenant, md5('c1-1')::uuid AS company, md5('u1-1')::uuid AS person",
  );
  ids = found.rows[0] as typeof ids;
}, 120_000);
afterAll(async () => {
  await app.end();
  await world.close();
});

const ofOne = () => [ids.tenant, ids.company];

/** Every hot read with the values that it is asked with. */
const reads: [string, string, () => (string | null)[]][] = [
  ["the list of companies", companyStatements.companies_list, () => [ids.tenant, null]],
  ["the list of archived ones", companyStatements.companies_list, () => [ids.tenant, "archived"]],
  ["the list with its counts", companyStatements.companies_list_counts, () => [ids.tenant, null]],
  ["one company", companyStatements.companies_by_id, ofOne],
  ["the people of a company", companyMembersStatement, ofOne],
  ["the people of the tenant", peopleStatement, () => [ids.tenant]],
  ["the set-up of a company", setUpStatement, ofOne],
  ["the list of what a purge removes", purgeCountStatement, ofOne],
];

/** Tables read from end to end, with the values at hand and as planned for any values. */
async function scanned(
  companies: "all" | string[],
  sql: string,
  params: (string | null)[],
): Promise<string[]> {
  const scope = rows.scope({ tenantId: ids.tenant, personId: ids.person, companies });
  const [own, generic] = [
    await explain(app, scope, { sql, params }),
    await explain(app, scope, { sql, params, how: "generic" }),
  ];
  expect(own.some(({ index }) => index !== undefined)).toBe(true);
  return [...tablesScanned(own), ...tablesScanned(generic)].filter((table) => growing.has(table));
}

const growing = new Set([
  "companies",
  "users",
  "tenant_users",
  "company_members",
  "imports",
  "import_lines",
  "leads",
]);

describe("a hot read on a hundred thousand companies goes by an index", () => {
  test.each(reads)("%s, for those who see all", async (_, sql, values) => {
    expect(await scanned("all", sql, values())).toEqual([]);
  });

  test.each(reads)("%s, for a member with access to one", async (_, sql, values) => {
    expect(await scanned([ids.company], sql, values())).toEqual([]);
  });

  test.each(["import_lines", "imports", "leads", "company_members"] as const)(
    "a chunk of a purge of %s",
    async (table) => {
      expect(await scanned("all", purgeChunkStatement(table), [...ofOne(), "10000"])).toEqual([]);
    },
  );
});
