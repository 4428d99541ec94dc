import { createTestDatabase, explain, rows, tablesScanned, type TestDatabase } from "@rookery/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { handoffsStatement } from "../handoffs/handoffs.queries.ts";
import { noticesStatement } from "../notices/notices.queries.ts";
import { dueStatement } from "./check-due-domains.ts";
import {
  domainsListStatement,
  historyStatement,
  newestCheckStatement,
  newestTellingCheckStatement,
} from "./domains.queries.ts";

/** A thousand tenants with fifty domains each, a dozen looks at every one, links and notices; all of them in one company each. */
const platform = `
  SET LOCAL session_replication_role = replica;
  INSERT INTO tenants (id, name, slug) SELECT md5('t' || n)::uuid, 'Tenant', 'tenant-' || n FROM generate_series(1, 1000) n;
  INSERT INTO companies (tenant_id, id, name, workspace_name)
    SELECT md5('t' || t)::uuid, md5('c' || t)::uuid, 'Company', 'company' FROM generate_series(1, 1000) t;
  INSERT INTO users (id, name, email) SELECT md5('u' || n)::uuid, 'Person', 'p' || n || '@example.com' FROM generate_series(1, 20000) n;
  INSERT INTO tenant_users (tenant_id, user_id, roles)
    SELECT md5('t' || (1 + n % 1000))::uuid, md5('u' || n)::uuid, '{owner}' FROM generate_series(1, 20000) n;
  INSERT INTO domains (tenant_id, company_id, id, domain, registrable, ownership_token, next_check, ownership_proven_at)
    SELECT md5('t' || t)::uuid, md5('c' || t)::uuid, md5('d' || t || '-' || n)::uuid, 'd' || t || '-' || n || '.de', 'd' || t || '-' || n || '.de',
           md5('x' || t || n), now() + n * interval '1 hour', now()
    FROM generate_series(1, 1000) t, generate_series(1, 50) n;
  INSERT INTO dns_checks (tenant_id, company_id, domain_id, outcome, zone, verdicts, questions, took_ms)
    SELECT tenant_id, company_id, id, 'good', '{}', '[{"state":"verified"}]', 90, 40 FROM domains, generate_series(1, 12);
  INSERT INTO dns_handoffs (tenant_id, company_id, domain_id, token_hash, created_by, expires)
    SELECT tenant_id, company_id, id, sha256(id::text::bytea), md5('u1')::uuid, now() + interval '1 day' FROM domains;
  INSERT INTO notices (tenant_id, company_id, kind, subject_id, facts)
    SELECT tenant_id, company_id, 'domain_degraded', id, '{"domain":"kaffee.de"}' FROM domains;`;

let database: TestDatabase;
let app: pg.Pool;
let ids: { tenant: string; company: string; person: string; domain: string };
beforeAll(async () => {
  database = await createTestDatabase(inject("databaseServer"));
  app = new pg.Pool({ connectionString: database.urls.app, max: 1 });
  await database.superuser.query(platform);
  await database.superuser.query("ANALYZE");
  const found = await database.superuser.query(
    "SELECT md5('t1')::uuid AS tenant, md5('c1')::uuid AS company, md5('u1')::uuid AS person, md5('d1-1')::uuid AS domain",
  );
  ids = found.rows[0] as typeof ids;
}, 120_000);
afterAll(async () => {
  await app.end();
  await database.drop();
});

const growing = new Set(["domains", "dns_checks", "dns_handoffs", "notices", "users", "tenant_users"]);

const reads: [string, string, () => string[]][] = [
  ["the list of domains", domainsListStatement(false), () => [ids.tenant, ids.company]],
  ["the newest look", newestCheckStatement, () => [ids.tenant, ids.domain]],
  ["the newest look that told something", newestTellingCheckStatement, () => [ids.tenant, ids.domain]],
  ["the history", historyStatement, () => [ids.tenant, ids.domain]],
  ["the links of a domain", handoffsStatement, () => [ids.tenant, ids.domain, "2026-11-26"]],
  ["the notices", noticesStatement, () => [ids.tenant, ids.person]],
];

describe("a read about fifty thousand domains and six hundred thousand looks goes by an index", () => {
  test.each(reads)("%s", async (_, sql, values) => {
    for (const companies of ["all" as const, [ids.company]]) {
      const scope = rows.scope({ tenantId: ids.tenant, personId: ids.person, companies });
      const plans = [
        await explain(app, scope, { sql, params: values() }),
        await explain(app, scope, { sql, params: values(), how: "generic" }),
      ];
      expect(plans.flatMap(tablesScanned).filter((table) => growing.has(table))).toEqual([]);
    }
  });

  test.each([
    ["who is due", dueStatement.replace("$1", "now()")],
    [
      "who has proven a name, or one above it",
      "SELECT id FROM domains WHERE ownership_proven_at IS NOT NULL AND domain = ANY (ARRAY['mail.d7-7.de', 'd7-7.de']) AND tenant_id <> md5('t1')::uuid",
    ],
    ["whose link a token opens", "SELECT id FROM dns_handoffs WHERE token_hash = sha256('x')"],
  ])("%s, over all tenants", async (_, sql) => {
    const { rows: plan } = await database.superuser.query<{ "QUERY PLAN": string }>(`EXPLAIN ${sql}`);
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).toMatch(/Index/);
    expect(text).not.toMatch(/Seq Scan/);
  });
});
