import { explain, rows, tablesScanned } from "@rookery/db/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { bulkInsert } from "../../testing/bulk-insert.ts";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { filterConditions, Values } from "../leads/lead-filter.ts";
import { leadFilter } from "../leads/leads.schema.ts";

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
  const [mine, other] = [
    await rows.company(superuser, { tenantId }),
    await rows.company(superuser, { tenantId }),
  ];
  await rows.companyAccess(superuser, { tenantId, companyId: mine.id, userId: found.member.id });
  const { leadFields } = found.asMember;
  const add = async (name: string, type: "text" | "number" | "date" | "boolean" = "text") =>
    (await leadFields.add({ companyId: mine.id, name, type })).fieldId;
  return { ...found, tenantId, mine, other, leadFields, add };
}

describe("a company's own fields", () => {
  test("are made, renamed, listed with their use, and removed with their values", async () => {
    const { asMember, leadFields, mine, add, tenantId } = await northwind();
    const [size, since] = [await add("Size", "number"), await add("Since", "date")];
    for (const [i, value] of [1, 2].entries())
      await asMember.leads.add({
        companyId: mine.id,
        email: `${i}@x.org`,
        fields: [
          { fieldId: size, value },
          { fieldId: since, value: "2024-01-01" },
        ],
      });
    await leadFields.update({ fieldId: size, name: "Employees" });
    const count = { count: 2, isMore: false };
    expect(await leadFields.list({ companyId: mine.id })).toEqual([
      { id: size, name: "Employees", type: "number", leads: count },
      { id: since, name: "Since", type: "date", leads: count },
    ]);
    expect(await leadFields.remove({ fieldId: size })).toEqual({ leads: 2 });
    expect(await refusalOf(leadFields.remove({ fieldId: size }))).toBe("not_found: not_found");
    expect(await leadFields.list({ companyId: mine.id })).toHaveLength(1);
    expect((await trailOf(world, tenantId)).at(-1)).toMatchObject({
      action: "leadFields.remove",
      before: { name: "Employees", type: "number", leads: 2 },
    });
  });

  test("have names that differ in more than their case, and are twenty at most, however many ask at once", async () => {
    const { asOwner, leadFields, mine, other, add } = await northwind();
    const fieldId = await add("Size");
    await add("Colour");
    const input = { companyId: mine.id, type: "text" } as const;
    expect(await refusalOf(leadFields.add({ ...input, name: "SIZE" }))).toBe("conflict: field_exists");
    expect(await refusalOf(leadFields.update({ fieldId, name: "colour" }))).toBe("conflict: field_exists");
    await leadFields.update({ fieldId, name: "size" });
    await asOwner.leadFields.add({ ...input, companyId: other.id, name: "Size" });
    const pool = { companyId: null, type: "text", name: "Size" } as const;
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        asOwner.leadFields.add(pool).then(
          () => "added",
          (error: { cause: { reason: string } }) => error.cause.reason,
        ),
      ),
    );
    expect(answers.toSorted()).toEqual(["added", ...Array(11).fill("field_exists")]);
    const addToPool = (i: number) => asOwner.leadFields.add({ ...pool, name: `Field ${i}` });
    const more = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => addToPool(i)));
    expect(more.filter(({ status }) => status === "fulfilled")).toHaveLength(19);
    expect(await refusalOf(addToPool(30))).toBe("blocked: too_many_fields");
  });

  test("go with tens of thousands of values", async () => {
    const { leadFields, mine, add, tenantId } = await northwind();
    const fieldId = await add("Ref");
    await bulkInsert(
      world.database.superuser,
      `WITH put AS (INSERT INTO leads (tenant_id, company_id, email) SELECT $1, $2, i || '@x.org' FROM generate_series(1, 45000) AS i RETURNING id)
       INSERT INTO lead_field_values (tenant_id, company_id, lead_id, field_id, text) SELECT $1, $2, id, $3, 'x' FROM put`,
      [tenantId, mine.id, fieldId],
      "leads, lead_field_values",
    );
    expect(await leadFields.list({ companyId: mine.id })).toMatchObject([
      { leads: { count: 10_000, isMore: true } },
    ]);
    expect(await leadFields.remove({ fieldId })).toEqual({ leads: 45_000 });
    expect(await leadFields.list({ companyId: mine.id })).toEqual([]);
  });

  test("are for those who work in the company, and others' answer as ones that are not there", async () => {
    const { leadFields, mine, other, tenantId, member, tenant, add } = await northwind();
    const south = await northwind();
    const { id: elsewhere } = await rows.leadField(world.database.superuser, {
      tenantId,
      companyId: other.id,
    });
    for (const fieldId of [elsewhere, await south.add("Size"), randomId()])
      for (const call of [
        () => leadFields.update({ fieldId, name: "x" }),
        () => leadFields.remove({ fieldId }),
        () => leadFields.add({ companyId: other.id, name: "x", type: "text" }),
        () => leadFields.list({ companyId: other.id }),
      ])
        expect(await refusalOf(call())).toBe("not_found: not_found");
    const fieldId = await add("Size");
    await world.database.superuser.query("UPDATE company_members SET access = 'view' WHERE tenant_id = $1", [
      tenantId,
    ]);
    const asViewer = (await world.as({ personId: member.id, tenant: tenant.slug })).leadFields;
    expect(await asViewer.list({ companyId: mine.id })).toHaveLength(1);
    for (const call of [
      () => asViewer.update({ fieldId, name: "x" }),
      () => asViewer.remove({ fieldId }),
      () => asViewer.add({ companyId: mine.id, name: "x", type: "text" }),
    ])
      expect(await refusalOf(call())).toBe("forbidden: view_only");
  });
});

describe("filtering leads by own fields", () => {
  const found = async (tenantId: string, filter: object) => {
    const values = new Values(tenantId);
    const where = filterConditions(leadFilter.parse(filter), values);
    const { rows: leads } = await world.database.superuser.query<{ email: string }>(
      `SELECT l.email FROM leads l WHERE ${where} ORDER BY l.email`,
      values.all,
    );
    return leads.map(({ email }) => email[0]).join("");
  };

  test("finds exact texts, numbers, yes and no, and spans of numbers and days with both ends", async () => {
    const { asMember, tenantId, mine, add } = await northwind();
    const [text, number, day, is] = [
      await add("T"),
      await add("N", "number"),
      await add("D", "date"),
      await add("B", "boolean"),
    ];
    const put = (email: string, values: [string, string | number | boolean][]) =>
      asMember.leads.add({
        companyId: mine.id,
        email: `${email}@x.org`,
        fields: values.map(([fieldId, value]) => ({ fieldId, value })),
      });
    await put("a", [
      [text, "Gold"],
      [number, 1],
      [day, "2024-01-01"],
      [is, true],
    ]);
    await put("b", [
      [text, "gold"],
      [number, 2],
      [day, "2024-02-01"],
      [is, false],
    ]);
    await put("c", [
      [text, "Gold"],
      [number, 2.5],
      [day, "2024-02-02"],
    ]);
    await put("d", []);
    const by = (...fields: object[]) => found(tenantId, { companyId: mine.id, fields });
    expect(await by({ fieldId: text, is: "Gold" })).toBe("ac");
    expect(await by({ fieldId: number, is: 2 })).toBe("b");
    expect(await by({ fieldId: number, from: 2 })).toBe("bc");
    expect(await by({ fieldId: number, from: 1, to: 2 })).toBe("ab");
    expect(await by({ fieldId: number, from: 0, to: 0 })).toBe("");
    expect(await by({ fieldId: day, from: "2024-01-01", to: "2024-02-01" })).toBe("ab");
    expect(await by({ fieldId: day, to: "2023-12-31" })).toBe("");
    expect(await by({ fieldId: is, is: true })).toBe("a");
    expect(await by({ fieldId: is, is: false })).toBe("b");
    expect(await by({ fieldId: text, is: "Gold" }, { fieldId: number, from: 2 })).toBe("c");
    expect(await by({ fieldId: randomId(), is: "Gold" })).toBe("");
    expect(await by({ fieldId: number, is: "2" })).toBe("");
  });

  test.each([
    [{}],
    [{ is: "x", from: 1 }],
    [{ from: 1, to: "2024-01-01" }],
    [{ from: "yesterday" }],
    [{ from: "2023-02-30" }],
    [{ to: "0000-01-01" }],
    [{ is: "a\0" }],
    [{ is: "" }],
    [{ is: null }],
    [{ is: Number.POSITIVE_INFINITY }],
  ])("refuses %j", (field) => {
    const filter = { companyId: null, fields: [{ fieldId: randomId(), ...field }] };
    expect(leadFilter.safeParse(filter).success).toBe(false);
  });

  test("looks into keys and indexes alone, with 100,000 values", async () => {
    const { tenantId, mine, owner, add } = await northwind();
    const { superuser } = world.database;
    const [text, number] = [await add("T"), await add("N", "number")];
    await bulkInsert(
      superuser,
      `WITH put AS (INSERT INTO leads (tenant_id, company_id, email) SELECT $1, $2, i || '@x.org' FROM generate_series(1, 100000) AS i RETURNING id, split_part(email, '@', 1)::int AS i)
       INSERT INTO lead_field_values (tenant_id, company_id, lead_id, field_id, text, number)
       SELECT $1, $2, id, $3::uuid, CASE WHEN i % 10000 = 0 THEN 'rare' ELSE 'common' END, NULL FROM put
       UNION ALL SELECT $1, $2, id, $4::uuid, NULL, i FROM put`,
      [tenantId, mine.id, text, number],
      "leads, lead_field_values",
    );
    const scope = rows.scope({ tenantId, personId: owner.id });
    for (const fields of [
      [{ fieldId: text, is: "rare" }],
      [{ fieldId: text, is: "common" }],
      [
        { fieldId: number, from: 10, to: 20 },
        { fieldId: text, is: "rare" },
      ],
    ])
      for (const how of ["analyze", "generic"] as const) {
        const values = new Values(tenantId);
        const where = filterConditions(leadFilter.parse({ companyId: mine.id, fields }), values);
        const sql = `SELECT l.id FROM leads l WHERE ${where} ORDER BY l.company_id DESC, l.id DESC LIMIT 51`;
        const plan = await explain(app, scope, { sql, params: values.all, how });
        expect(tablesScanned(plan)).toEqual([]);
        const looks = plan.filter(({ table }) => table === "lead_field_values");
        expect(looks.length).toBeGreaterThan(0);
        for (const { type } of looks) expect(type).toMatch(/^Index/);
      }
  });
});
