import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { errorOf } from "../../testing/error-of.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** A tenant with a member who works in one of its two companies and sees nothing of the other. */
async function northwind() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const tenantId = found.tenant.id;
  const [mine, other] = [
    await rows.company(superuser, { tenantId }),
    await rows.company(superuser, { tenantId }),
  ];
  await rows.companyAccess(superuser, { tenantId, companyId: mine.id, userId: found.member.id });
  const put = async (
    email: string,
    of: { companyId?: string | null; status?: string; name?: string } = {},
  ) => {
    const { id } = await rows.lead(superuser, { tenantId, companyId: mine.id, email, ...of });
    return id;
  };
  const read = (leadId: string) => found.asOwner.leads.byId({ leadId });
  const updatedAt = async (leadId: string) => (await read(leadId)).updatedAt.toISOString();
  const field = async (name: string, type: string, companyId: string | null = mine.id) => {
    const { rows: made } = await superuser.query<{ id: string }>(
      "INSERT INTO lead_fields (tenant_id, company_id, name, type) VALUES ($1, $2, $3, $4) RETURNING id",
      [tenantId, companyId, name, type],
    );
    return made[0]?.id ?? "";
  };
  const edit = async (leadId: string, change: object) =>
    found.asMember.leads.update({ leadId, updatedAt: await updatedAt(leadId), ...change });
  return { ...found, tenantId, mine, other, put, read, updatedAt, field, edit };
}

describe("adding a lead", () => {
  test("keeps all that is said of it, makes the tags that are missing, and leaves a trace", async () => {
    const { asMember, member, mine, tenantId, field, read } = await northwind();
    const [size, since, isPartner] = [
      await field("Size", "number"),
      await field("Since", "date"),
      await field("Partner", "boolean"),
    ];
    const lead = { companyId: mine.id, email: " Ann@Bücher.de", name: "Ann", employer: "" };
    const fields = [
      { fieldId: size, value: 12.5 },
      { fieldId: since, value: "2024-02-29" },
      { fieldId: isPartner, value: false },
    ];
    const { leadId } = await asMember.leads.add({ ...lead, tags: ["Warm", "Fair", "Warm"], fields });
    expect(await read(leadId)).toMatchObject({
      companyId: mine.id,
      email: "ann@xn--bcher-kva.de",
      name: "Ann",
      employer: null,
      status: "active",
      import: null,
      suppressions: [],
      tags: [{ name: "Fair" }, { name: "Warm" }],
      fields: [
        { fieldId: size, name: "Size", type: "number", value: 12.5 },
        { fieldId: since, name: "Since", type: "date", value: "2024-02-29" },
        { fieldId: isPartner, name: "Partner", type: "boolean", value: false },
      ],
    });
    expect(await trailOf(world, tenantId)).toMatchObject([
      {
        action: "leads.add",
        actor_id: member.id,
        company_id: mine.id,
        after: { email: "ann@xn--bcher-kva.de" },
      },
    ]);
  });

  test("of an address that the list has is refused, and says which lead it is; another list may have it", async () => {
    const { asAdmin, mine, other, put } = await northwind();
    const leadId = await put("ann@x.org");
    const error = await errorOf(asAdmin.leads.add({ companyId: mine.id, email: "ANN@x.org" }));
    expect(error).toMatchObject({
      code: "conflict",
      reason: "lead_exists",
      extra: { field: "email", details: { leadId } },
    });
    for (const companyId of [other.id, null]) await asAdmin.leads.add({ companyId, email: "ann@x.org" });
  });

  test("whom the tenant must not write to is refused everywhere, and says since when", async () => {
    const { asMember, asAdmin, mine } = await northwind();
    await asAdmin.suppressions.add({ text: "ann@x.org\nwhole.org", reason: "complained" });
    for (const [email, kind] of [
      ["ann@x.org", "email"],
      ["bob@whole.org", "domain"],
    ] as const) {
      const error = await errorOf(asMember.leads.add({ companyId: mine.id, email }));
      expect(error).toMatchObject({
        code: "blocked",
        reason: "address_suppressed",
        extra: { field: "email" },
      });
      expect(error.extra.details).toEqual({
        kind,
        status: "complained",
        since: expect.stringMatching(/^20/),
      });
    }
    await asAdmin.suppressions.eraseAddress({ email: "ann@x.org" });
    const erased = await errorOf(asMember.leads.add({ companyId: mine.id, email: "ann@x.org" }));
    expect(erased.extra.details).toMatchObject({ kind: "hash" });
  });

  test("ten times at once gives one lead", async () => {
    const { asMember, mine } = await northwind();
    const calls = Array.from({ length: 10 }, () =>
      asMember.leads.add({ companyId: mine.id, email: "ann@x.org", tags: ["New"] }).then(
        () => "added",
        (error: { cause: { reason: string } }) => error.cause.reason,
      ),
    );
    const answers = await Promise.all(calls);
    expect(answers.toSorted()).toEqual(["added", ...Array(9).fill("lead_exists")]);
  });

  test("is for those who work in the company, and only with fields of it and values of their type", async () => {
    const { asMember, asAdmin, mine, other, field } = await northwind();
    const add = (input: object) =>
      refusalOf(asMember.leads.add({ companyId: mine.id, email: "a@x.org", ...input }));
    for (const companyId of [other.id, null, randomId()])
      expect(await add({ companyId })).toBe("not_found: not_found");
    const [text, number, date] = [
      await field("T", "text"),
      await field("N", "number"),
      await field("D", "date"),
    ];
    const elsewhere = await field("T", "text", other.id);
    for (const fieldId of [elsewhere, randomId()])
      expect(await add({ fields: [{ fieldId, value: "x" }] })).toBe("not_found: not_found");
    for (const [fieldId, value] of [
      [text, 1],
      [text, true],
      [number, "1"],
      [date, "2023-02-29"],
      [date, "tomorrow"],
      [date, "0000-01-01"],
    ])
      expect(await add({ fields: [{ fieldId, value }] })).toBe("invalid: field_value_wrong");
    for (const value of [Number.NaN, 1e300, "x".repeat(501), "a\0", {}])
      expect(await add({ fields: [{ fieldId: text, value }] })).toBe("invalid: invalid_input");
    expect(await add({ status: "unsubscribed" })).toBe("invalid: invalid_input");
    expect((await asAdmin.leads.list({ companyId: mine.id })).leads).toEqual([]);
    await asAdmin.companies.archive({ companyId: mine.id });
    expect(await add({})).toBe("blocked: company_archived");
  });
});

test("a search finds a lead by what it says at once, and no more by what it said", async () => {
  const { asMember, mine, edit } = await northwind();
  const found = async (search: string) =>
    (await asMember.leads.list({ companyId: mine.id, search })).leads.map(({ email }) => email);
  const { leadId } = await asMember.leads.add({ companyId: mine.id, email: "ann@x.org", name: "Ann Quill" });
  expect(await found("quil")).toEqual(["ann@x.org"]);
  await edit(leadId, { email: "anna@x.org", name: null, employer: "Zeppelin" });
  expect([await found("quil"), await found("eppel"), await found("anna@")]).toEqual([
    [],
    ["anna@x.org"],
    ["anna@x.org"],
  ]);
});

describe("editing a lead", () => {
  test("changes what is said and nothing else", async () => {
    const { put, edit, read, field, tenantId } = await northwind();
    const leadId = await put("ann@x.org", { name: "Ann" });
    const text = await field("Note", "text");
    await edit(leadId, {
      email: "anna@x.org",
      employer: "ACME",
      tags: ["Warm"],
      fields: [{ fieldId: text, value: "a" }],
    });
    const says = { email: "anna@x.org", name: "Ann", employer: "ACME", tags: [{ name: "Warm" }] };
    expect(await read(leadId)).toMatchObject({ ...says, fields: [{ value: "a" }] });
    await edit(leadId, { name: "", status: "archived", fields: [{ fieldId: text, value: null }] });
    expect(await read(leadId)).toMatchObject({
      ...says,
      name: null,
      status: "archived",
      fields: [{ value: null }],
    });
    await edit(leadId, { name: null, status: "archived", tags: ["Warm"] });
    expect((await trailOf(world, tenantId)).map(({ before, after }) => [before, after])).toEqual([
      [
        { email: "ann@x.org", employer: null, tags: [], fields: { Note: null } },
        { email: "anna@x.org", employer: "ACME", tags: ["Warm"], fields: { Note: "a" } },
      ],
      [
        { name: "Ann", status: "active", fields: { Note: "a" } },
        { name: null, status: "archived", fields: { Note: null } },
      ],
    ]);
  });

  test("of what somebody has changed meanwhile is refused, and shows what stands there now", async () => {
    const { asMember, asOwner, put, updatedAt } = await northwind();
    const leadId = await put("ann@x.org");
    const seen = await updatedAt(leadId);
    await asOwner.leads.update({ leadId, updatedAt: seen, name: "Anna" });
    const error = await errorOf(asMember.leads.update({ leadId, updatedAt: seen, name: "Annie" }));
    expect(error).toMatchObject({ code: "conflict", reason: "changed_meanwhile" });
    expect(error.extra.details).toMatchObject({ lead: { name: "Anna", updatedAt: await updatedAt(leadId) } });
  });

  test("by ten at once, one of them wins", async () => {
    const { asMember, put, updatedAt, read } = await northwind();
    const leadId = await put("ann@x.org");
    const seen = await updatedAt(leadId);
    const calls = Array.from({ length: 10 }, (_, i) =>
      asMember.leads.update({ leadId, updatedAt: seen, name: `Ann ${i}`, tags: [`${i}`] }).then(
        () => i,
        () => undefined,
      ),
    );
    const won = (await Promise.all(calls)).filter((i) => i !== undefined);
    expect(won).toHaveLength(1);
    expect(await read(leadId)).toMatchObject({ name: `Ann ${won[0]}`, tags: [{ name: `${won[0]}` }] });
  });

  test("to an address that the list has, or that must not be written to, is refused", async () => {
    const { put, edit, asAdmin } = await northwind();
    const leadId = await put("ann@x.org");
    await put("bob@x.org");
    await asAdmin.suppressions.add({ text: "eve@x.org", reason: "bounced" });
    expect(await refusalOf(edit(leadId, { email: "Bob@x.org" }))).toBe("conflict: lead_exists");
    expect(await refusalOf(edit(leadId, { email: "eve@x.org" }))).toBe("blocked: address_suppressed");
  });

  test("an opt-out holds in every company, and no edit takes it back or leaves it behind", async () => {
    const { put, edit, read, other, asAdmin, member } = await northwind();
    const leadId = await put("ann@x.org");
    const elsewhere = await put("ann@x.org", { companyId: other.id });
    await edit(leadId, { status: "unsubscribed" });
    expect(await read(leadId)).toMatchObject({
      status: "unsubscribed",
      suppressions: [{ kind: "email", reason: "unsubscribed", source: "edit" }],
    });
    expect((await read(elsewhere)).status).toBe("unsubscribed");
    expect((await asAdmin.suppressions.list({})).suppressions).toMatchObject([{ createdBy: member.name }]);
    for (const change of [{ status: "active" }, { status: "archived" }, { email: "anna@x.org" }])
      expect(await refusalOf(edit(leadId, change))).toBe("blocked: lead_suppressed");
    await edit(leadId, { name: "Still Ann" });
    expect(await read(leadId)).toMatchObject({ name: "Still Ann", status: "unsubscribed" });
  });

  test("says of a complaint that it is no more than an opt-out in vain", async () => {
    const { put, edit, read } = await northwind();
    const [complained, bounced] = [
      await put("ann@x.org", { status: "complained" }),
      await put("bob@x.org", { status: "bounced" }),
    ];
    for (const leadId of [complained, bounced]) await edit(leadId, { status: "unsubscribed" });
    expect((await read(complained)).status).toBe("complained");
    expect((await read(bounced)).status).toBe("unsubscribed");
  });

  test("of a lead whose domain is on the list takes nothing up again", async () => {
    const { put, edit, asAdmin } = await northwind();
    const leadId = await put("ann@x.org", { status: "archived" });
    await asAdmin.suppressions.add({ text: "x.org", reason: "bounced" });
    expect(await refusalOf(edit(leadId, { status: "active" }))).toBe("blocked: address_suppressed");
  });

  test("is for those who work in its company; others' answer as ones that are not there", async () => {
    const { asMember, put, other, updatedAt, edit, asAdmin, mine } = await northwind();
    const [hidden, pool] = [
      await put("a@x.org", { companyId: other.id }),
      await put("a@x.org", { companyId: null }),
    ];
    const south = await northwind();
    const theirs = await south.put("a@x.org");
    for (const leadId of [hidden, pool, theirs, randomId()])
      expect(
        await refusalOf(asMember.leads.update({ leadId, updatedAt: await updatedAt(hidden), name: "x" })),
      ).toBe("not_found: not_found");
    const leadId = await put("b@x.org");
    await asAdmin.companies.archive({ companyId: mine.id });
    expect(await refusalOf(edit(leadId, { name: "x" }))).toBe("blocked: company_archived");
  });
});
