import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { bulkInsert } from "../../testing/bulk-insert.ts";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { errorOf } from "../../testing/error-of.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function northwind() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const tenantId = found.tenant.id;
  const [mine, other] = [
    await rows.company(superuser, { tenantId }),
    await rows.company(superuser, { tenantId }),
  ];
  await rows.companyAccess(superuser, { tenantId, companyId: mine.id, userId: found.member.id });
  const lead = async (email: string, ...tags: string[]) =>
    (await found.asOwner.leads.add({ companyId: mine.id, email, tags })).leadId;
  const template = async (...tags: string[]) => {
    const of = { tenantId, companyId: mine.id, createdBy: found.owner.id };
    const { id } = await rows.template(superuser, of);
    await found.asOwner.templates.setTags({ templateId: id, tags });
    return id;
  };
  const list = async () => (await found.asMember.tags.list({ companyId: mine.id })).tags;
  const idOf = async (name: string) => (await list()).find((tag) => tag.name === name)?.id ?? "";
  const counts = async () =>
    Object.fromEntries(
      (await list()).map(({ name, leads, templates }) => [name, [leads.count, templates.count]]),
    );
  const tagsOf = async (leadId: string) =>
    (await found.asOwner.leads.byId({ leadId })).tags.map(({ name }) => name);
  /** As many leads as that have the tag. */
  const crowd = async (tagId: string, count: number, prefix = "crowd") => {
    await bulkInsert(
      superuser,
      `WITH put AS (INSERT INTO leads (tenant_id, company_id, email) SELECT $1, $2, $5 || i || '@x.org' FROM generate_series(1, $4::int) AS i
         ON CONFLICT (tenant_id, company_id, email) DO UPDATE SET updated = now() RETURNING id)
       INSERT INTO lead_tags (tenant_id, company_id, lead_id, tag_id) SELECT $1, $2, id, $3 FROM put`,
      [tenantId, mine.id, tagId, count, prefix],
      "leads, tags, lead_tags",
    );
  };
  return { ...found, tenantId, mine, other, lead, template, list, idOf, counts, tagsOf, crowd };
}

describe("the tags of a company", () => {
  test("come by name with how many leads and templates have them, and can be searched", async () => {
    const { asMember, mine, lead, template, counts, crowd, idOf } = await northwind();
    await lead("a@x.org", "warm", "Fair");
    await lead("b@x.org", "warm");
    await template("warm", "Letter");
    expect(await counts()).toEqual({ Fair: [1, 0], Letter: [0, 1], warm: [2, 1] });
    const names = async (input: object) => {
      const { tags, isMore } = await asMember.tags.list({ companyId: mine.id, ...input });
      return [tags.map(({ name }) => name), isMore];
    };
    expect(await names({})).toEqual([["Fair", "Letter", "warm"], false]);
    expect(await names({ limit: 2 })).toEqual([["Fair", "Letter"], true]);
    expect(await names({ search: "ET" })).toEqual([["Letter"], false]);
    expect(await names({ search: "%" })).toEqual([[], false]);
    await crowd(await idOf("Fair"), 1_200);
    const { tags } = await asMember.tags.list({ companyId: mine.id, search: "fair" });
    expect(tags[0]?.leads).toEqual({ count: 1_000, isMore: true });
  });

  test("are none of another company's or another tenant's", async () => {
    const [north, south] = [await northwind(), await northwind()];
    await north.lead("a@x.org", "warm");
    const tagId = await north.idOf("warm");
    expect((await north.asOwner.tags.list({ companyId: north.other.id })).tags).toEqual([]);
    expect((await north.asOwner.tags.list({ companyId: null })).tags).toEqual([]);
    const { id: elsewhere } = await rows.tag(world.database.superuser, {
      tenantId: north.tenantId,
      companyId: north.other.id,
    });
    for (const [caller, id] of [
      [south.asOwner, tagId],
      [north.asMember, elsewhere],
      [north.asMember, randomId()],
    ] as const)
      for (const call of [
        () => caller.tags.rename({ tagId: id, name: "x" }),
        () => caller.tags.remove({ tagId: id }),
        () => caller.tags.merge({ keepId: id, mergeId: randomId() }),
      ])
        expect(await refusalOf(call())).toBe("not_found: not_found");
  });
});

describe("renaming a tag", () => {
  test("renames it for all, and offers the other one where the name is taken", async () => {
    const { asMember, lead, idOf, tagsOf } = await northwind();
    const leadId = await lead("a@x.org", "warm", "Fair");
    await asMember.tags.rename({ tagId: await idOf("warm"), name: "Hot" });
    expect(await tagsOf(leadId)).toEqual(["Fair", "Hot"]);
    const [tagId, other] = [await idOf("Hot"), await idOf("Fair")];
    await asMember.tags.rename({ tagId, name: "hot" });
    expect(await errorOf(asMember.tags.rename({ tagId, name: " Fair " }))).toMatchObject({
      code: "conflict",
      reason: "tag_exists",
      extra: { field: "name", details: { tagId: other } },
    });
  });
});

describe("merging two tags", () => {
  test("gives all that had one the other, once, also where thousands had it", async () => {
    const { asMember, lead, template, idOf, tagsOf, counts, crowd, tenantId } = await northwind();
    const [both, one] = [await lead("a@x.org", "warm", "Warm"), await lead("b@x.org", "warm")];
    await template("warm");
    const [keepId, mergeId] = [await idOf("Warm"), await idOf("warm")];
    await crowd(mergeId, 45_000);
    await crowd(keepId, 10);
    expect(await asMember.tags.merge({ keepId, mergeId })).toEqual({ leads: 45_002 });
    expect([await tagsOf(both), await tagsOf(one)]).toEqual([["Warm"], ["Warm"]]);
    expect(await counts()).toEqual({ Warm: [1_000, 1] });
    const { rows: had } = await world.database.superuser.query(
      "SELECT count(*)::int AS leads FROM lead_tags WHERE tenant_id = $1",
      [tenantId],
    );
    expect(had).toEqual([{ leads: 45_002 }]);
    expect((await trailOf(world, tenantId)).at(-1)).toMatchObject({
      action: "tags.merge",
      before: { name: "warm" },
      after: { name: "Warm", leads: 45_002 },
    });
  });

  test("both ways at once leaves one of the two", async () => {
    const { asMember, lead, idOf, counts } = await northwind();
    await lead("a@x.org", "one", "two");
    const [one, two] = [await idOf("one"), await idOf("two")];
    const settled = await Promise.allSettled([
      asMember.tags.merge({ keepId: one, mergeId: two }),
      asMember.tags.merge({ keepId: two, mergeId: one }),
    ]);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(Object.values(await counts())).toEqual([[1, 0]]);
  });

  test("of two companies, or of one with itself, is refused and moves nothing", async () => {
    const { asOwner, lead, idOf, other, tenantId, counts } = await northwind();
    await lead("a@x.org", "warm");
    const tagId = await idOf("warm");
    const { id } = await rows.tag(world.database.superuser, { tenantId, companyId: other.id });
    expect(await refusalOf(asOwner.tags.merge({ keepId: id, mergeId: tagId }))).toBe(
      "invalid: tags_of_two_lists",
    );
    expect(await refusalOf(asOwner.tags.merge({ keepId: tagId, mergeId: tagId }))).toBe(
      "invalid: invalid_input",
    );
    expect(await counts()).toEqual({ warm: [1, 0] });
  });
});

describe("removing a tag", () => {
  test("can be taken back, for what is there still", async () => {
    const { asMember, asOwner, lead, template, idOf, tagsOf, counts, list, mine } = await northwind();
    const [one, two] = [await lead("a@x.org", "warm"), await lead("b@x.org", "warm")];
    await template("warm");
    const { undo, ...removed } = await asMember.tags.remove({ tagId: await idOf("warm") });
    expect(removed).toEqual({ leads: 2, templates: 1 });
    expect(await list()).toEqual([]);
    expect(await tagsOf(one)).toEqual([]);
    if (!undo) throw new Error("It was small enough");
    await world.database.superuser.query("DELETE FROM leads WHERE id = $1", [two]);
    const { tagId } = await asMember.tags.restore(undo);
    expect(await asMember.tags.restore(undo)).toEqual({ tagId });
    expect(await counts()).toEqual({ warm: [1, 1] });
    expect(await tagsOf(one)).toEqual(["warm"]);
    const elsewhere = await asOwner.leads.add({ companyId: null, email: "p@x.org" });
    await asOwner.tags.restore({ ...undo, name: "cold", leadIds: [elsewhere.leadId, randomId()] });
    expect(await counts()).toEqual({ cold: [0, 1], warm: [1, 1] });
    expect((await asOwner.leads.byId({ leadId: elsewhere.leadId })).tags).toEqual([]);
    for (const companyId of [null, randomId()])
      expect(await refusalOf(asMember.tags.restore({ ...undo, companyId }))).toBe("not_found: not_found");
    expect(mine.id).toBe(undo.companyId);
  });

  test("that tens of thousands have goes in parts, and for good", async () => {
    const { asMember, lead, idOf, crowd, list, tenantId } = await northwind();
    await lead("a@x.org", "warm");
    const tagId = await idOf("warm");
    await crowd(tagId, 45_000);
    expect(await asMember.tags.remove({ tagId })).toEqual({ leads: 45_001, templates: 0, undo: null });
    expect(await list()).toEqual([]);
    expect((await trailOf(world, tenantId)).at(-1)).toMatchObject({
      action: "tags.remove",
      before: { name: "warm", leads: 45_001 },
    });
  });

  test("is for those who work in the company", async () => {
    const { lead, idOf, member, tenant, tenantId } = await northwind();
    await lead("a@x.org", "warm");
    const tagId = await idOf("warm");
    await world.database.superuser.query("UPDATE company_members SET access = 'view' WHERE tenant_id = $1", [
      tenantId,
    ]);
    const asViewer = await world.as({ personId: member.id, tenant: tenant.slug });
    for (const call of [
      () => asViewer.tags.remove({ tagId }),
      () => asViewer.tags.rename({ tagId, name: "x" }),
      () => asViewer.tags.merge({ keepId: tagId, mergeId: randomId() }),
    ])
      expect(await refusalOf(call())).toBe("forbidden: view_only");
  });
});
