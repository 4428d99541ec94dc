import { explain, rows, tablesScanned } from "@rookery/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { suppressionStatements } from "./suppressions.queries.ts";

let world: TestApp;
let app: pg.Pool;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
  app = new pg.Pool({ connectionString: world.database.urls.app, max: 1 });
});
afterAll(async () => {
  await app.end();
  await world.close();
});

async function northwind() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const tenantId = found.tenant.id;
  const [one, two] = [
    await rows.company(superuser, { tenantId }),
    await rows.company(superuser, { tenantId }),
  ];
  const lead = (email: string, of: { companyId?: string | null; status?: string } = {}) =>
    rows.lead(superuser, { tenantId, companyId: one.id, email, ...of });
  const statuses = async () => {
    const { rows: leads } = await superuser.query<{ email: string; status: string }>(
      "SELECT email, status FROM leads WHERE tenant_id = $1 ORDER BY email, company_id NULLS LAST",
      [tenantId],
    );
    return leads.map(({ email, status }) => `${email} ${status}`);
  };
  return { ...found, tenantId, one, two, lead, statuses };
}

const add = { reason: "unsubscribed" } as const;

describe("adding to the list", () => {
  test("counts every line, suppresses the address in every company, and does nothing a second time", async () => {
    const { asAdmin, admin, tenantId, two, lead, statuses } = await northwind();
    await lead("ann@x.org");
    await lead("ann@x.org", { companyId: two.id, status: "archived" });
    await lead("ann@x.org", { companyId: null });
    await lead("eve@x.org");
    const text = "Ann@x.org\nann@x.org\n\nnobody\nbob@y.org\nz.org\n";
    const counts = { lines: 6, repeated: 1, blank: 1, domains: 1 };
    const invalid = { count: 1, lines: [{ line: 4, reason: "neither_address_nor_domain" }] };
    expect(await asAdmin.suppressions.add({ ...add, text, note: " from the old tool " })).toEqual({
      ...counts,
      added: 3,
      present: 0,
      leads: 3,
      invalid,
    });
    expect(await statuses()).toEqual([...Array(3).fill("ann@x.org unsubscribed"), "eve@x.org active"]);
    expect(await asAdmin.suppressions.add({ ...add, text })).toEqual({
      ...counts,
      added: 0,
      present: 3,
      leads: 0,
      invalid,
    });
    const { suppressions, total } = await asAdmin.suppressions.list({});
    expect(total).toEqual({ count: 3, isMore: false });
    expect(new Set(suppressions.map(({ value }) => value))).toEqual(
      new Set(["ann@x.org", "bob@y.org", "z.org"]),
    );
    for (const entry of suppressions)
      expect(entry).toMatchObject({
        reason: "unsubscribed",
        source: "list",
        note: "from the old tool",
        createdBy: admin.name,
        company: null,
      });
    expect((await trailOf(world, tenantId)).map(({ action, after }) => [action, after])).toEqual([
      [
        "suppressions.add",
        { reason: "unsubscribed", note: "from the old tool", added: 2 + 1, domains: 1, leads: 3 },
      ],
      ["suppressions.add", { reason: "unsubscribed", note: null, added: 0, domains: 0, leads: 0 }],
    ]);
  });

  test("a stronger reason replaces a weaker one and never the other way round", async () => {
    const { asAdmin, lead, statuses } = await northwind();
    await lead("ann@x.org");
    for (const reason of ["unsubscribed", "complained", "bounced"] as const)
      await asAdmin.suppressions.add({ text: "ann@x.org\nx.org", reason });
    expect(await statuses()).toEqual(["ann@x.org complained"]);
    const { suppressions } = await asAdmin.suppressions.list({});
    expect(suppressions.map(({ reason }) => reason)).toEqual(["complained", "complained"]);
  });

  test("takes ten thousand lines at once, and refuses more, none, and what is no reason", async () => {
    const { asAdmin } = await northwind();
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `lead-${i}@x.org`).join("\n");
    expect(await asAdmin.suppressions.add({ ...add, text: lines(10_000) })).toMatchObject({ added: 10_000 });
    for (const input of [
      { ...add, text: lines(10_001) },
      { ...add, text: " \n " },
      { ...add, text: "x".repeat(900_001) },
      { ...add, text: "a@x.org", firstLine: 0 },
      { text: "a@x.org", reason: "archived" },
    ])
      expect(await refusalOf(asAdmin.suppressions.add(input as never))).toBe("invalid: invalid_input");
  });

  test("given by several people at once, each address stands there once", async () => {
    const { asAdmin, asOwner, lead, statuses } = await northwind();
    await lead("ann@x.org");
    const text = "ann@x.org\nbob@x.org";
    const given = await Promise.all(
      [asAdmin, asOwner, asAdmin, asOwner].map((caller) => caller.suppressions.add({ ...add, text })),
    );
    expect(given.reduce((sum, { added }) => sum + added, 0)).toBe(2);
    expect((await asAdmin.suppressions.list({})).total).toEqual({ count: 2, isMore: false });
    expect(await statuses()).toEqual(["ann@x.org unsubscribed"]);
  });
});

describe("the list", () => {
  test("comes in pages, newest first or by value, narrowed by what is asked", async () => {
    const { asAdmin } = await northwind();
    const given = ["bob@x.org", "ann@x.org", "annex.org", "anna@y.org", "z.org"];
    for (const text of given) await asAdmin.suppressions.add({ ...add, text });
    await asAdmin.suppressions.add({ text: "anne@x.org", reason: "bounced" });
    const walk = async (input: object) => {
      const values: (string | null)[] = [];
      let cursor: string | undefined;
      do {
        const page = await asAdmin.suppressions.list({ ...input, ...(cursor !== undefined && { cursor }) });
        expect(page.total === null).toBe(cursor !== undefined);
        values.push(...page.suppressions.map(({ value }) => value));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return values;
    };
    for (const limit of [1, 2, 50]) {
      expect(await walk({ limit })).toEqual(["anne@x.org", ...given.toReversed()]);
      expect(await walk({ limit, search: "ANN" })).toEqual([
        "ann@x.org",
        "anna@y.org",
        "anne@x.org",
        "annex.org",
      ]);
      expect(await walk({ limit, search: "ann", kinds: ["domain"] })).toEqual(["annex.org"]);
      expect(await walk({ limit, reasons: ["bounced"] })).toEqual(["anne@x.org"]);
      expect(await walk({ limit, sources: ["report", "link"] })).toEqual([]);
    }
    expect((await asAdmin.suppressions.list({ search: "ann" })).total).toEqual({ count: 4, isMore: false });
    expect(await refusalOf(asAdmin.suppressions.list({ cursor: "x" }))).toBe("invalid: invalid_input");
  });

  test("says of an address what holds it and since when", async () => {
    const { asAdmin, tenantId } = await northwind();
    const { superuser } = world.database;
    expect(await asAdmin.suppressions.check({ email: "Ann@X.org" })).toEqual({
      email: "ann@x.org",
      isSuppressed: false,
      entries: [],
    });
    await asAdmin.suppressions.add({ text: "x.org\nann@x.org", reason: "bounced" });
    const { rows: hash } = await superuser.query("SELECT erased_address($1, 'ann@x.org') AS value", [
      tenantId,
    ]);
    await rows.suppression(superuser, { tenantId, kind: "hash", value: hash[0].value });
    const { isSuppressed, entries } = await asAdmin.suppressions.check({ email: "ann@x.org" });
    expect(isSuppressed).toBe(true);
    expect(Object.fromEntries(entries.map(({ kind, value }) => [kind, value]))).toEqual({
      domain: "x.org",
      email: "ann@x.org",
      hash: null,
    });
    expect(entries.every(({ createdAt }) => createdAt instanceof Date)).toBe(true);
    expect((await asAdmin.suppressions.check({ email: "bob@x.org" })).entries).toHaveLength(1);
  });

  test("is walked by its indexes, with 100,000 entries on it", async () => {
    const { tenant, owner } = await northwind();
    const { superuser } = world.database;
    await superuser.query(
      `INSERT INTO suppressions (tenant_id, kind, value, reason, source)
       SELECT $1, CASE WHEN i % 10 = 0 THEN 'domain' ELSE 'email' END, md5(i::text) || CASE WHEN i % 10 = 0 THEN '.org' ELSE '@x.org' END, 'bounced', 'list'
       FROM generate_series(1, 100000) AS i`,
      [tenant.id],
    );
    await superuser.query("ANALYZE suppressions");
    const scope = rows.scope({ tenantId: tenant.id, personId: owner.id });
    const last = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    const params = {
      suppressions_newest: [tenant.id, null, null, null, last, 51],
      suppressions_newest_count: [tenant.id, null, null, null],
      suppressions_found: [tenant.id, null, null, null, "ab", "", 51],
      suppressions_found_count: [tenant.id, null, null, null, "ab", ""],
      suppressions_of_address: [tenant.id, "ann@x.org"],
    };
    for (const [name, sql] of Object.entries(suppressionStatements)) {
      const plan = await explain(app, scope, { sql, params: params[name as keyof typeof params] });
      expect(tablesScanned(plan), name).not.toContain("suppressions");
    }
  });
});

describe("lifting", () => {
  const why = "They asked us by phone to write again";

  test("lets every company write again, and keeps who, why and what stood there", async () => {
    const { asAdmin, admin, asOwner, tenantId, two, lead, statuses } = await northwind();
    await lead("ann@x.org");
    await lead("ann@x.org", { companyId: two.id });
    await lead("ann@x.org", { companyId: null });
    await lead("bob@x.org", { status: "bounced" });
    await asOwner.suppressions.add({ text: "ann@x.org", reason: "complained" });
    const { entries } = await asAdmin.suppressions.check({ email: "ann@x.org" });
    const suppressionId = entries[0]?.id ?? "";
    expect(await asAdmin.suppressions.lift({ suppressionId, why })).toEqual({ leads: 3, isHeld: false });
    expect(await statuses()).toEqual([...Array(3).fill("ann@x.org active"), "bob@x.org bounced"]);
    expect(await refusalOf(asAdmin.suppressions.lift({ suppressionId, why }))).toBe("not_found: not_found");
    expect((await trailOf(world, tenantId)).at(-1)).toMatchObject({
      action: "suppressions.lift",
      actor_id: admin.id,
      before: { kind: "email", value: "ann@x.org", reason: "complained", source: "list" },
      after: { why, leads: 3, isHeld: false },
    });
  });

  test("leaves an address alone that its domain holds as well", async () => {
    const { asAdmin, lead, statuses } = await northwind();
    await lead("ann@x.org");
    await asAdmin.suppressions.add({ ...add, text: "ann@x.org\nx.org" });
    const { entries } = await asAdmin.suppressions.check({ email: "ann@x.org" });
    const suppressionId = entries.find(({ kind }) => kind === "email")?.id ?? "";
    expect(await asAdmin.suppressions.lift({ suppressionId, why })).toEqual({ leads: 0, isHeld: true });
    expect(await statuses()).toEqual(["ann@x.org unsubscribed"]);
  });

  test("by two at once happens once", async () => {
    const { asAdmin, asOwner } = await northwind();
    await asAdmin.suppressions.add({ ...add, text: "ann@x.org" });
    const { entries } = await asAdmin.suppressions.check({ email: "ann@x.org" });
    const suppressionId = entries[0]?.id ?? "";
    const lifts = [asAdmin, asOwner].map(async (caller) => {
      const lifted = caller.suppressions.lift({ suppressionId, why });
      return await lifted.then(
        () => "lifted",
        () => refusalOf(lifted),
      );
    });
    expect((await Promise.all(lifts)).toSorted()).toEqual(["lifted", "not_found: not_found"]);
  });

  test("asks for a reason and for a person who has lately shown that it is them", async () => {
    const { asAdmin, admin, as } = await northwind();
    await asAdmin.suppressions.add({ ...add, text: "ann@x.org" });
    const { entries } = await asAdmin.suppressions.check({ email: "ann@x.org" });
    const suppressionId = entries[0]?.id ?? "";
    expect(await refusalOf(asAdmin.suppressions.lift({ suppressionId, why: " " }))).toBe(
      "invalid: invalid_input",
    );
    const asLater = await as(admin);
    await world.database.superuser.query(
      "UPDATE sessions SET confirmed = now() - interval '11 minutes' WHERE user_id = $1",
      [admin.id],
    );
    expect(await refusalOf(asLater.suppressions.lift({ suppressionId, why }))).toBe("blocked: confirm_first");
    expect(await refusalOf(asLater.suppressions.eraseAddress({ email: "ann@x.org" }))).toBe(
      "blocked: confirm_first",
    );
    expect((await asAdmin.suppressions.check({ email: "ann@x.org" })).isSuppressed).toBe(true);
  });
});

describe("who may", () => {
  test("a member may not see or change the tenant's list", async () => {
    const { asMember } = await northwind();
    const { suppressions } = asMember;
    for (const call of [
      () => suppressions.list({}),
      () => suppressions.check({ email: "a@x.org" }),
      () => suppressions.add({ ...add, text: "a@x.org" }),
      () => suppressions.lift({ suppressionId: randomId(), why: "x" }),
      () => suppressions.eraseAddress({ email: "a@x.org" }),
    ])
      expect(await refusalOf(call())).toBe("forbidden: no_permission");
  });

  test("another tenant's list is none of ours, and its entry answers as one that is not there", async () => {
    const [north, south] = [await northwind(), await northwind()];
    await north.asAdmin.suppressions.add({ ...add, text: "ann@x.org" });
    const { entries } = await north.asAdmin.suppressions.check({ email: "ann@x.org" });
    const id = entries[0]?.id ?? "";
    expect((await south.asAdmin.suppressions.list({})).suppressions).toEqual([]);
    expect((await south.asAdmin.suppressions.check({ email: "ann@x.org" })).isSuppressed).toBe(false);
    for (const suppressionId of [id, randomId()])
      expect(await refusalOf(south.asAdmin.suppressions.lift({ suppressionId, why: "x" }))).toBe(
        "not_found: not_found",
      );
    expect((await north.asAdmin.suppressions.check({ email: "ann@x.org" })).isSuppressed).toBe(true);
  });
});
