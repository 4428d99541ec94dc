import { readRows } from "@rookery/db";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  createTestApp,
  randomId,
  refusalOf,
  type TestApp,
  type TestCaller,
} from "../../testing/create-test-app.ts";
import { leadPage } from "./lead-page.ts";
import { listLeadsInput } from "./leads.schema.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function northwind() {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const company = await rows.company(superuser, { tenantId: tenant.id });
  const asOwner = await world.as({ personId: owner.id, tenant: tenant.slug });
  const put = (email: string, lead: { name?: string; status?: string; companyId?: string | null } = {}) =>
    rows.lead(superuser, { tenantId: tenant.id, companyId: company.id, email, ...lead });
  return { tenant, owner, company, asOwner, put };
}

type ListInput = Parameters<TestCaller["leads"]["list"]>[0];

/** All pages, one after the other; fails where a page is empty or a lead comes twice. */
async function walk(caller: TestCaller, input: ListInput) {
  const emails: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await caller.leads.list({ ...input, ...(cursor === undefined ? {} : { cursor }) });
    emails.push(...page.leads.map(({ email }) => email));
    if (page.nextCursor === null) break;
    expect(page.leads).toHaveLength(input.limit ?? 50);
    cursor = page.nextCursor;
  }
  expect(new Set(emails).size).toBe(emails.length);
  return emails;
}

describe("the list of leads", () => {
  test("shows a company's leads newest first or by address, whatever the size of its pages", async () => {
    const { asOwner, company, put } = await northwind();
    const emails = ["c@x.org", "a@x.org", "e@x.org", "b@x.org", "d@x.org"];
    for (const email of emails) await put(email);
    await put("pool@x.org", { companyId: null });
    for (const limit of [1, 2, 5, 50]) {
      expect(await walk(asOwner, { companyId: company.id, limit })).toEqual(emails.toReversed());
      expect(await walk(asOwner, { companyId: company.id, limit, order: "email" })).toEqual(
        emails.toSorted(),
      );
    }
    expect(await walk(asOwner, { companyId: null })).toEqual(["pool@x.org"]);
  });

  test("finds by the beginning of an address, then of a name, in any case", async () => {
    const { asOwner, company, put } = await northwind();
    await put("anna@x.org", { name: "Zoe" });
    await put("annb@x.org", { name: "Ännchen" });
    await put("x1@x.org", { name: "ANNIKA Öztürk" });
    await put("x2@x.org", { name: "Anne%" });
    await put("x3@x.org", { name: "Joanna" });
    for (const limit of [1, 2, 3, 50]) {
      expect(await walk(asOwner, { companyId: company.id, search: " Ann ", limit })).toEqual([
        "anna@x.org",
        "annb@x.org",
        "x2@x.org",
        "x1@x.org",
      ]);
    }
    expect(await walk(asOwner, { companyId: company.id, search: "annika ö" })).toEqual(["x1@x.org"]);
    expect(await walk(asOwner, { companyId: company.id, search: "ÄNN" })).toEqual(["annb@x.org"]);
    expect(await walk(asOwner, { companyId: company.id, search: "anne%" })).toEqual(["x2@x.org"]);
    expect(await walk(asOwner, { companyId: company.id, search: "%" })).toEqual([]);
    const { total } = await asOwner.leads.list({ companyId: company.id, search: "ann", limit: 1 });
    expect(total).toEqual({ count: 4, isMore: false });
  });

  test("filters by status, alone and within a search", async () => {
    const { asOwner, company, put } = await northwind();
    await put("ann@x.org");
    await put("andy@x.org", { status: "archived" });
    await put("bob@x.org", { status: "archived" });
    const companyId = company.id;
    expect(await walk(asOwner, { companyId, status: "archived", limit: 1 })).toEqual([
      "bob@x.org",
      "andy@x.org",
    ]);
    expect(await walk(asOwner, { companyId, status: "archived", search: "an" })).toEqual(["andy@x.org"]);
    expect(await walk(asOwner, { companyId, status: "active" })).toEqual(["ann@x.org"]);
  });

  test("refuses what is no list, no cursor and no text", async () => {
    const { asOwner, company } = await northwind();
    const list = (input: object) => refusalOf(asOwner.leads.list({ companyId: company.id, ...input }));
    expect(await list({ cursor: "x" })).toBe("invalid: invalid_input");
    expect(await list({ search: "a", cursor: "[0]" })).toBe("invalid: invalid_input");
    expect(await list({ search: "a\0" })).toBe("invalid: invalid_input");
    expect(await list({ search: "\ud800" })).toBe("invalid: invalid_input");
    expect(await list({ order: "email", cursor: "\0" })).toBe("invalid: invalid_input");
    expect(await list({ limit: 201 })).toBe("invalid: invalid_input");
    expect(await list({ status: "gone" })).toBe("invalid: invalid_input");
    expect(await list({ companyId: "x" })).toBe("invalid: invalid_input");
  });
});

describe("who sees a lead", () => {
  test("a member sees those of their companies; others answer as ones that are not there", async () => {
    const north = await northwind();
    const { superuser } = world.database;
    const member = await rows.member(superuser, { tenantId: north.tenant.id });
    const other = await rows.company(superuser, { tenantId: north.tenant.id });
    await rows.companyAccess(superuser, {
      tenantId: north.tenant.id,
      companyId: other.id,
      userId: member.id,
      access: "view",
    });
    const asMember = await world.as({ personId: member.id, tenant: north.tenant.slug });
    const [hidden, mine, pool] = [
      await north.put("a@x.org"),
      await north.put("a@x.org", { companyId: other.id }),
      await north.put("a@x.org", { companyId: null }),
    ];
    expect(await asMember.leads.byId({ leadId: mine.id })).toMatchObject({
      email: "a@x.org",
      companyId: other.id,
    });
    for (const call of [
      () => asMember.leads.byId({ leadId: hidden.id }),
      () => asMember.leads.byId({ leadId: pool.id }),
      () => asMember.leads.byId({ leadId: randomId() }),
      () => asMember.leads.list({ companyId: north.company.id }),
      () => asMember.leads.list({ companyId: null }),
      () => asMember.leads.list({ companyId: randomId() }),
    ]) {
      expect(await refusalOf(call())).toBe("not_found: not_found");
    }
  });

  test("another tenant sees none", async () => {
    const [north, south] = [await northwind(), await northwind()];
    const lead = await north.put("a@x.org");
    expect(await refusalOf(south.asOwner.leads.byId({ leadId: lead.id }))).toBe("not_found: not_found");
    expect(await walk(south.asOwner, { companyId: north.company.id })).toEqual([]);
  });
});

describe("with 120,000 leads", () => {
  test("no page, search or count walks the table, and a count stops at its cap", async () => {
    const { tenant, owner, company, asOwner } = await northwind();
    const { superuser } = world.database;
    const south = await northwind();
    const client = await superuser.connect();
    // Checking keys row by row is most of the time of such an insert, and not what this is about.
    await client.query("SET session_replication_role = replica");
    await client.query(
      `INSERT INTO leads (tenant_id, company_id, email, name, status)
       SELECT $1, $2, md5(i::text) || '@x.org', left(md5((i * 7)::text), 8), CASE WHEN i % 1000 = 0 THEN 'bounced' ELSE 'active' END
       FROM generate_series(1, 120000) AS i`,
      [tenant.id, company.id],
    );
    await client.query(
      `INSERT INTO leads (tenant_id, company_id, email) SELECT $1, $2, i || '@x.org' FROM generate_series(1, 60000) AS i`,
      [south.tenant.id, south.company.id],
    );
    client.release(true);
    await superuser.query("ANALYZE leads");
    const scope = rows.scope({ tenantId: tenant.id, personId: owner.id });
    const inputs: object[] = [
      {},
      { cursor: randomId() },
      { order: "email" },
      { order: "email", cursor: "8" },
      { status: "bounced" },
      { search: "ab" },
      { search: "ab", cursor: JSON.stringify([0, "ab", randomId()]) },
      { search: "ab", cursor: JSON.stringify([1, "ab", randomId()]) },
    ];
    for (const input of inputs) {
      const page = leadPage(tenant.id, listLeadsInput.parse({ companyId: company.id, ...input }));
      for (const { text, values } of [page.rows, page.count]) {
        const plan = await readRows<{ "QUERY PLAN": string }>(world.deps.db, scope, {
          name: "",
          text: `EXPLAIN ${text}`,
          values,
        });
        const lines = plan.map((line) => line["QUERY PLAN"]).join("\n");
        expect(lines).not.toMatch(/Seq Scan on leads/);
        expect(lines).toMatch(/Index (Only )?(Scan|Cond)/);
      }
    }
    expect((await asOwner.leads.list({ companyId: company.id })).total).toEqual({
      count: 10_000,
      isMore: true,
    });
  });
});
