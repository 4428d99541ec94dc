import { createTestDatabase, explain, rows, tablesScanned, type TestDatabase } from "@rookery/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { foldersStatement } from "../folders/folders.queries.ts";
import { countsStatement, tagsStatement, versionsStatement } from "./templates.queries.ts";
import { templatePage } from "./template-page.ts";
import type { ListTemplatesInput } from "./templates.schema.ts";

/** Three hundred tenants with a company, a hundred folders, ten tags, and 400 templates of two versions each. */
const platform = `
  SET LOCAL session_replication_role = replica;
  INSERT INTO tenants (id, name, slug) SELECT md5('t' || n)::uuid, 'Tenant', 'tenant-' || n FROM generate_series(1, 300) n;
  INSERT INTO companies (tenant_id, id, name, workspace_name)
    SELECT id, md5(id::text || 'c')::uuid, 'Company', 'company' FROM tenants;
  INSERT INTO folders (tenant_id, company_id, id, name)
    SELECT tenant_id, id, md5(id::text || 'f' || n)::uuid, 'Folder ' || n FROM companies, generate_series(1, 100) n;
  INSERT INTO tags (tenant_id, company_id, id, name)
    SELECT tenant_id, id, md5(id::text || 'g' || n)::uuid, 'Tag ' || n FROM companies, generate_series(1, 10) n;
  INSERT INTO templates (tenant_id, company_id, id, name, search_text, version)
    SELECT tenant_id, id, md5(id::text || 'm' || n)::uuid, 'Mail ' || n, 'mail ' || n, 2 FROM companies, generate_series(1, 400) n;
  INSERT INTO template_folders (tenant_id, company_id, template_id, folder_id)
    SELECT t.tenant_id, t.company_id, t.id, md5(t.company_id::text || 'f' || 1 + substr(t.name, 6)::int % 100)::uuid FROM templates t;
  INSERT INTO template_tags (tenant_id, company_id, template_id, tag_id)
    SELECT t.tenant_id, t.company_id, t.id, md5(t.company_id::text || 'g' || 1 + substr(t.name, 6)::int % 10)::uuid FROM templates t;
  INSERT INTO template_versions (tenant_id, company_id, template_id, number, subject, preview_text, kind, content, created_by)
    SELECT tenant_id, company_id, id, n, '', '', 'html', '', id FROM templates, generate_series(1, 2) n;`;

let database: TestDatabase;
let app: pg.Pool;
let ids: { tenant: string; company: string; folder: string; tag: string; template: string };
beforeAll(async () => {
  database = await createTestDatabase(inject("databaseServer"));
  app = new pg.Pool({ connectionString: database.urls.app, max: 1 });
  await database.superuser.query(platform);
  await database.superuser.query("ANALYZE");
  const found = await database.superuser.query(
    `SELECT c.tenant_id AS tenant, c.id AS company, md5(c.id::text || 'f1')::uuid AS folder,
       md5(c.id::text || 'g1')::uuid AS tag, md5(c.id::text || 'm1')::uuid AS template
     FROM companies c WHERE c.tenant_id = md5('t1')::uuid`,
  );
  ids = found.rows[0] as typeof ids;
}, 120_000);
afterAll(async () => {
  await app.end();
  await database.drop();
});

const growing = new Set([
  "templates",
  "folders",
  "tags",
  "template_folders",
  "template_tags",
  "template_versions",
]);

async function scanned(sql: string, params: readonly unknown[]): Promise<string[]> {
  const found: string[] = [];
  for (const companies of ["all" as const, [ids.company]]) {
    const scope = rows.scope({ tenantId: ids.tenant, personId: ids.tenant, companies });
    for (const how of [undefined, "generic" as const]) {
      const plan = await explain(app, scope, { sql, params, ...(how && { how }) });
      found.push(...tablesScanned(plan).filter((table) => growing.has(table)));
    }
  }
  return found;
}

describe("among 120,000 templates an index finds", () => {
  test.each([
    ["those of a company", {}],
    ["those by name", { order: "name" as const }],
    ["those in a folder", { place: "folder" }],
    ["those in no folder", { place: "unfiled" }],
    ["those in the archive", { place: "archived" }],
    ["those with a tag", { tagId: "tag" }],
    ["those that are searched for", { search: "mail 77" }],
  ])("%s", async (_, wish: Partial<ListTemplatesInput>) => {
    const { place, tagId, ...rest } = wish;
    const input: ListTemplatesInput = {
      companyId: ids.company,
      place: place === "folder" ? ids.folder : (place ?? "all"),
      order: "updated",
      limit: 100,
      ...(tagId !== undefined && { tagId: ids.tag }),
      ...rest,
    };
    const { text, values } = templatePage(ids.tenant, input);
    expect(await scanned(text, values)).toEqual([]);
  });

  test("the folders of a company, with what lies in them", async () => {
    expect(await scanned(foldersStatement(false), [ids.tenant, ids.company])).toEqual([]);
  });

  test("how many there are, and the tags that they bear", async () => {
    expect(await scanned(countsStatement(false), [ids.tenant, ids.company])).toEqual([]);
    expect(await scanned(tagsStatement(false), [ids.tenant, ids.company])).toEqual([]);
  });

  test("the versions of one", async () => {
    expect(await scanned(versionsStatement, [ids.tenant, ids.template, null, 100])).toEqual([]);
  });
});
