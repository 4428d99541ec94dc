import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  createTestApp,
  randomId,
  refusalOf,
  type TestApp,
  type TestCaller,
} from "../../testing/create-test-app.ts";

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
  const put = async (
    email: string,
    { name, ...lead }: { name?: string | null; status?: string; companyId?: string | null } = {},
  ) => {
    const of = { tenantId: tenant.id, companyId: company.id, email, ...lead, ...(name && { name }) };
    const made = await rows.lead(superuser, of);
    if (name === null) await superuser.query("UPDATE leads SET name = NULL WHERE id = $1", [made.id]);
    return made;
  };
  /** A tag of these leads. */
  const tag = async (name: string, ...leadIds: string[]) => {
    const { rows: made } = await superuser.query<{ id: string }>(
      "INSERT INTO tags (tenant_id, company_id, name) VALUES ($1, $2, $3) RETURNING id",
      [tenant.id, company.id, name],
    );
    await superuser.query(
      "INSERT INTO lead_tags (tenant_id, company_id, tag_id, lead_id) SELECT $1, $2, $3, unnest($4::uuid[])",
      [tenant.id, company.id, made[0]?.id, leadIds],
    );
    return { id: made[0]?.id ?? "" };
  };
  return { tenant, owner, company, asOwner, put, tag };
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

  test("finds by one or two letters what begins so: addresses, then names, in any case", async () => {
    const { asOwner, company, put } = await northwind();
    await put("anna@x.org", { name: "Zoe" });
    await put("annb@x.org", { name: "Ännchen" });
    await put("x1@x.org", { name: "ANNIKA Öztürk" });
    await put("x2@x.org", { name: "Anne%" });
    await put("x3@x.org", { name: "Joanna" });
    for (const limit of [1, 2, 3, 50]) {
      expect(await walk(asOwner, { companyId: company.id, search: " An ", limit })).toEqual([
        "anna@x.org",
        "annb@x.org",
        "x2@x.org",
        "x1@x.org",
      ]);
    }
    expect(await walk(asOwner, { companyId: company.id, search: "ÄN" })).toEqual(["annb@x.org"]);
    expect(await walk(asOwner, { companyId: company.id, search: "%" })).toEqual([]);
    const { total } = await asOwner.leads.list({ companyId: company.id, search: "an", limit: 1 });
    expect(total).toEqual({ count: 4, isMore: false });
  });

  test("sorts by age, address and name both ways, those without a name last", async () => {
    const { asOwner, company, put } = await northwind();
    const ids: Record<string, string> = {};
    for (const [email, name] of [
      ["c@x.org", "Bea"],
      ["a@x.org", null],
      ["e@x.org", "ada"],
      ["b@x.org", "Bea"],
      ["d@x.org", null],
    ] as const)
      ids[email] = (await put(email, { name })).id;
    const orders = {
      newest: "dbeac",
      oldest: "caebd",
      email: "abcde",
      email_desc: "edcba",
      name: "ecbad",
      name_desc: "bcead",
    };
    for (const [order, letters] of Object.entries(orders) as [ListInput["order"], string][])
      for (const limit of [1, 2, 3, 50]) {
        const expected = Array.from(letters, (letter) => `${letter}@x.org`);
        expect([order, await walk(asOwner, { companyId: company.id, limit, order })]).toEqual([
          order,
          expected,
        ]);
      }
  });

  test("says which tags each lead has, by name", async () => {
    const { asOwner, company, put, tag } = await northwind();
    const [ann] = [await put("ann@x.org"), await put("bob@x.org")];
    const [warm, cold] = [await tag("warm", ann.id), await tag("Cold", ann.id)];
    const { leads } = await asOwner.leads.list({ companyId: company.id });
    expect(leads.map(({ tags }) => tags)).toEqual([
      [],
      [
        { id: cold.id, name: "Cold" },
        { id: warm.id, name: "warm" },
      ],
    ]);
  });

  test("refuses what is no list, no cursor and no text", async () => {
    const { asOwner, company } = await northwind();
    const list = (input: object) => refusalOf(asOwner.leads.list({ companyId: company.id, ...input }));
    expect(await list({ cursor: "x" })).toBe("invalid: invalid_input");
    expect(await list({ search: "a", cursor: "[0]" })).toBe("invalid: invalid_input");
    const place = (...cursor: unknown[]) => ({ cursor: JSON.stringify(cursor) });
    expect(await list(place("age", "a", randomId()))).toBe("invalid: invalid_input");
    expect(await list(place("age", null, "1"))).toBe("invalid: invalid_input");
    expect(await list(place("emails", "a", randomId()))).toBe("invalid: invalid_input");
    expect(await list({ order: "email", ...place("emails", "\0", randomId()) })).toBe(
      "invalid: invalid_input",
    );
    expect(await list({ order: "email", ...place("emails", "\ud800", randomId()) })).toBe(
      "invalid: invalid_input",
    );
    expect(await list({ order: "name", ...place("emails", "a", randomId()) })).toBe("invalid: invalid_input");
    expect(await list({ search: "a\0" })).toBe("invalid: invalid_input");
    expect(await list({ search: "\ud800" })).toBe("invalid: invalid_input");
    expect(await list({ order: "email", cursor: "\0" })).toBe("invalid: invalid_input");
    expect(await list({ limit: 201 })).toBe("invalid: invalid_input");
    expect(await list({ statuses: ["gone"] })).toBe("invalid: invalid_input");
    expect(await list({ statuses: [] })).toBe("invalid: invalid_input");
    expect(await list({ tagIds: ["x"] })).toBe("invalid: invalid_input");
    expect(await list({ order: "status" })).toBe("invalid: invalid_input");
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
