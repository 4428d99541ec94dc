import { inTenant } from "@rookery/db";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, type TestApp, type TestCaller } from "../../testing/create-test-app.ts";
import { indexLeads } from "./index-leads.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** More than a search looks at one by one. */
const NEWER = 5_200;

/** A list in which what is given is older than what a search looks at one by one. */
async function listWith(
  older: readonly { email: string; name?: string; employer?: string; status?: string }[],
) {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const asOwner = await world.as({ personId: owner.id, tenant: tenant.slug });
  const scope = rows.scope({ tenantId: tenant.id, personId: owner.id });
  const place = { tenantId: tenant.id, companyId: company.id };
  await superuser.query(
    `INSERT INTO leads (tenant_id, company_id, email, name, company, status)
     SELECT $1, $2, email, name, employer, coalesce(status, 'active')
     FROM jsonb_to_recordset($3) AS l (email text, name text, employer text, status text)`,
    [tenant.id, company.id, JSON.stringify(older)],
  );
  await superuser.query(
    "INSERT INTO leads (tenant_id, company_id, email, name) SELECT $1, $2, 'filler' || n || '@elsewhere.org', 'Filler' FROM generate_series(1, $3::int) AS n",
    [tenant.id, company.id, NEWER],
  );
  const { rows: ids } = await superuser.query<{ id: string; email: string }>(
    "SELECT id, email FROM leads WHERE tenant_id = $1",
    [tenant.id],
  );
  await inTenant(world.deps.db, scope, (tx) => indexLeads(tx, { ...place, ids: ids.map(({ id }) => id) }));
  const idOf = (email: string) => ids.find((lead) => lead.email === email)?.id ?? "";
  const find = (search: string, input: object = {}) =>
    walk(asOwner, { companyId: company.id, search, ...input });
  return { ...place, superuser, owner, asOwner, find, idOf };
}

type ListInput = Parameters<TestCaller["leads"]["list"]>[0];

/** All pages, one after the other. */
async function walk(caller: TestCaller, input: ListInput): Promise<string[]> {
  const emails: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await caller.leads.list({ ...input, ...(cursor === undefined ? {} : { cursor }) });
    emails.push(...page.leads.map(({ email }) => email));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(new Set(emails).size).toBe(emails.length);
  return emails;
}

describe("a search of three letters and more", () => {
  test("finds any part of an address, a name or an employer among the old and the newest, newest first", async () => {
    const { find, superuser, tenantId, companyId } = await listWith([
      { email: "zoë.müller@example.org".replace("ë", "e").replace("ü", "u"), name: "Zoë MÜLLER" },
      { email: "b@example.org", name: "Bob", employer: "Müller & Söhne" },
      { email: "c@example.org", name: "田中 太郎" },
      { email: "100%_sure@example.org", name: "O'Neill" },
    ]);
    await superuser.query(
      "INSERT INTO leads (tenant_id, company_id, email, name) VALUES ($1, $2, 'new@x.org', 'Emülle')",
      [tenantId, companyId],
    );
    for (const limit of [1, 2, 50]) {
      expect(await find("mülle", { limit })).toEqual([
        "new@x.org",
        "b@example.org",
        "zoe.muller@example.org",
      ]);
      expect(await find("EXAMPLE.ORG", { limit })).toHaveLength(4);
    }
    expect(await find("& sö")).toEqual(["b@example.org"]);
    expect(await find("中 太")).toEqual(["c@example.org"]);
    expect(await find("o'neill")).toEqual(["100%_sure@example.org"]);
    expect(await find("0%_su")).toEqual(["100%_sure@example.org"]);
    expect(await find("0__su")).toEqual([]);
    expect(await find("nobody has this")).toEqual([]);
  });

  test("finds what no index serves as well, over more pages", async () => {
    const { find } = await listWith([{ email: "a@example.org", name: "A. & B. Co" }]);
    expect(await find(". & b.")).toEqual(["a@example.org"]);
  });

  test("finds all of a word that is in every lead", async () => {
    const { find } = await listWith([]);
    expect(await find("elsewhere", { limit: 200 })).toHaveLength(NEWER);
  });

  test("says how many its page found, and whether there may be more", async () => {
    const { asOwner, companyId } = await listWith([
      { email: "a@example.org", name: "Rare" },
      { email: "b@example.org", name: "Rare" },
    ]);
    const total = async (search: string, limit: number) =>
      (await asOwner.leads.list({ companyId, search, limit })).total;
    expect(await total("rare", 50)).toEqual({ count: 2, isMore: false });
    expect(await total("rare", 1)).toEqual({ count: 1, isMore: true });
    expect(await total("filler", 50)).toEqual({ count: 50, isMore: true });
  });

  test("goes together with every other filter", async () => {
    const { find, superuser, tenantId, companyId, idOf } = await listWith([
      { email: "a@example.org", name: "Ann" },
      { email: "b@example.org", status: "archived" },
      { email: "c@example.org", name: "Cay", status: "archived" },
    ]);
    const { rows: tags } = await superuser.query<{ id: string }>(
      "INSERT INTO tags (tenant_id, company_id, name) VALUES ($1, $2, 'warm') RETURNING id",
      [tenantId, companyId],
    );
    const tagIds = [tags[0]?.id ?? ""];
    await superuser.query(
      "INSERT INTO lead_tags (tenant_id, company_id, tag_id, lead_id) SELECT $1, $2, $3, unnest($4::uuid[])",
      [
        tenantId,
        companyId,
        tagIds[0],
        [idOf("a@example.org"), idOf("c@example.org"), idOf("filler1@elsewhere.org")],
      ],
    );
    expect(await find("example")).toEqual(["c@example.org", "b@example.org", "a@example.org"]);
    expect(await find("example", { statuses: ["archived"] })).toEqual(["c@example.org", "b@example.org"]);
    expect(await find("example", { statuses: ["active"] })).toEqual(["a@example.org"]);
    expect(await find("example", { tagIds })).toEqual(["c@example.org", "a@example.org"]);
    expect(await find("example", { tagIds, statuses: ["archived"] })).toEqual(["c@example.org"]);
    expect(await find("example", { hasName: false })).toEqual(["b@example.org"]);
    expect(await find("example", { isSuppressed: true })).toEqual([]);
    expect(await find("example", { createdTo: new Date(0).toISOString() })).toEqual([]);
  });

  test("says what a lead says now: not what it said, nor where it was, nor that it was there", async () => {
    const { find, superuser, idOf } = await listWith([
      { email: "a@example.org", name: "Before" },
      { email: "b@example.org", name: "Before" },
      { email: "c@example.org", name: "Before" },
    ]);
    await superuser.query("UPDATE leads SET name = 'After' WHERE id = $1", [idOf("a@example.org")]);
    await superuser.query("DELETE FROM leads WHERE id = $1", [idOf("b@example.org")]);
    expect(await find("before")).toEqual(["c@example.org"]);
    await superuser.query("UPDATE leads SET company_id = NULL WHERE id = $1", [idOf("c@example.org")]);
    expect(await find("before")).toEqual([]);
  });

  test("shows nobody another's leads", async () => {
    const north = await listWith([{ email: "secret@example.org" }]);
    const south = await listWith([]);
    expect(await walk(south.asOwner, { companyId: north.companyId, search: "secret" })).toEqual([]);
    const { superuser, tenantId, companyId } = north;
    const member = await rows.member(superuser, { tenantId });
    const other = await rows.company(superuser, { tenantId });
    const see = (id: string) =>
      rows.companyAccess(superuser, { tenantId, companyId: id, userId: member.id, access: "view" });
    const { rows: found } = await superuser.query<{ slug: string }>(
      "SELECT slug FROM tenants WHERE id = $1",
      [tenantId],
    );
    const asMember = () => world.as({ personId: member.id, tenant: found[0]?.slug ?? "" });
    await see(other.id);
    expect(await walk(await asMember(), { companyId: other.id, search: "secret" })).toEqual([]);
    await see(companyId);
    expect(await walk(await asMember(), { companyId, search: "secret" })).toEqual(["secret@example.org"]);
  });

  test("of a word that is frequent in an old part of the list alone finds all of it", async () => {
    const old = Array.from({ length: 1_500 }, (_, each) => ({ email: `n${each}@oldcorp.com` }));
    const { find, superuser, tenantId } = await listWith(old);
    // Each in the sample, as one in a thousand would be.
    await superuser.query("ALTER TABLE lead_texts ALTER COLUMN is_sample DROP EXPRESSION");
    await superuser.query(
      "UPDATE lead_texts SET is_sample = true WHERE tenant_id = $1 AND text LIKE '%oldcorp%'",
      [tenantId],
    );
    expect(await find("oldcorp", { limit: 200 })).toHaveLength(1_500);
  });
});
