import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { purgedTables } from "./purge-company.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** A tenant of one test's own, with its people. */
async function northwind() {
  const { superuser } = world.database;
  const tenant = await rows.tenant(superuser);
  const [owner, member] = [
    await rows.member(superuser, { tenantId: tenant.id, role: "owner" }),
    await rows.member(superuser, { tenantId: tenant.id }),
  ];
  const as = (personId: string) => world.as({ personId, tenant: tenant.slug });
  return { tenant, owner, member, asOwner: await as(owner.id), asMember: await as(member.id), as };
}

describe("adding a company", () => {
  test("an owner adds one, gets a workspace name made from its name, and the audit log tells of it", async () => {
    const { asOwner, tenant } = await northwind();
    const company = await asOwner.companies.add({ name: "  Größe & Söhne – Zürich " });
    expect(company).toMatchObject({
      name: "Größe & Söhne – Zürich",
      workspaceName: "grosse-sohne-zurich",
      status: "active",
    });
    const { rows: trail } = await world.database.superuser.query(
      "SELECT action, after->>'workspaceName' AS after FROM audit_log WHERE tenant_id = $1",
      [tenant.id],
    );
    expect(trail).toEqual([{ action: "companies.add", after: "grosse-sohne-zurich" }]);
  });

  test("a name without Latin letters still gets an address, and two alike get two", async () => {
    const { asOwner } = await northwind();
    const first = await asOwner.companies.add({ name: "東京営業所" });
    const second = await asOwner.companies.add({ name: "大阪営業所" });
    expect(first.workspaceName).toBe("company");
    expect(second.workspaceName).toMatch(/^company-[0-9a-f]{6}$/);
  });

  test("of two that choose one workspace name at once, one wins and the other is told on the field", async () => {
    const { asOwner } = await northwind();
    const add = (name: string) => asOwner.companies.add({ name, workspaceName: "acme" });
    const settled = await Promise.allSettled([add("Acme"), add("Acme two")]);
    expect(settled.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(add("Acme three"))).toBe("conflict: workspace_name_taken");
  });

  test("another tenant's workspace name is free here", async () => {
    const [one, two] = [await northwind(), await northwind()];
    await one.asOwner.companies.add({ name: "Acme", workspaceName: "acme" });
    expect((await two.asOwner.companies.add({ name: "Acme", workspaceName: "acme" })).workspaceName).toBe(
      "acme",
    );
  });

  test("a member may not", async () => {
    const { asMember } = await northwind();
    expect(await refusalOf(asMember.companies.add({ name: "Acme" }))).toBe("forbidden: no_permission");
  });

  test.each(["", "   ", "x".repeat(101), "nul\u0000byte", "lone \ud800 surrogate", "line\nbreak"])(
    "a name such as %j is refused on its field",
    async (name) => {
      const { asOwner } = await northwind();
      expect(await refusalOf(asOwner.companies.add({ name }))).toBe("invalid: invalid_input");
    },
  );

  test("the tenant's policy decides the status of new companies", async () => {
    const { asOwner, tenant } = await northwind();
    await world.database.superuser.query(
      "UPDATE tenant_policies SET company_default_status = 'pending' WHERE tenant_id = $1",
      [tenant.id],
    );
    expect((await asOwner.companies.add({ name: "Acme" })).status).toBe("pending");
  });
});

describe("seeing companies", () => {
  test("a member sees those with access, and a company out of sight answers as one that is not there", async () => {
    const { asOwner, as, member } = await northwind();
    const seen = await asOwner.companies.add({ name: "Seen" });
    const hidden = await asOwner.companies.add({ name: "Hidden" });
    await asOwner.companies.setAccess({ companyId: seen.id, userId: member.id, access: "view" });
    const asMember = await as(member.id);
    expect((await asMember.companies.list({})).map((each) => [each.name, each.access])).toEqual([
      ["Seen", "view"],
    ]);
    expect(await refusalOf(asMember.companies.byId({ companyId: hidden.id }))).toBe("not_found: not_found");
    expect(await refusalOf(asMember.companies.byId({ companyId: randomId() }))).toBe("not_found: not_found");
  });

  test("another tenant's company is not there", async () => {
    const [one, two] = [await northwind(), await northwind()];
    const company = await one.asOwner.companies.add({ name: "Acme" });
    const foreign = { companyId: company.id };
    expect(await refusalOf(two.asOwner.companies.byId(foreign))).toBe("not_found: not_found");
    expect(await refusalOf(two.asOwner.companies.archive(foreign))).toBe("not_found: not_found");
    expect(await refusalOf(two.asOwner.companies.purge({ ...foreign, typedName: "Acme" }))).toBe(
      "not_found: not_found",
    );
  });
});

describe("editing a company", () => {
  test("the second of two editors is shown what the first saved, and overwrites nothing", async () => {
    const { asOwner } = await northwind();
    const { id, ...company } = await asOwner.companies.add({ name: "Acme" });
    const edit = {
      companyId: id,
      workspaceName: company.workspaceName,
      status: "active" as const,
      version: company.version,
    };
    await asOwner.companies.update({ ...edit, name: "First", industry: "Retail" });
    expect(await refusalOf(asOwner.companies.update({ ...edit, name: "Second" }))).toBe(
      "conflict: changed_meanwhile",
    );
    expect(await asOwner.companies.byId({ companyId: id })).toMatchObject({
      name: "First",
      industry: "Retail",
      version: 2,
    });
  });

  test("an archived company is read, not written, until it is restored", async () => {
    const { asOwner } = await northwind();
    const { id, workspaceName } = await asOwner.companies.add({ name: "Acme" });
    await asOwner.companies.archive({ companyId: id });
    await asOwner.companies.archive({ companyId: id });
    const { version } = await asOwner.companies.byId({ companyId: id });
    const edit = { companyId: id, name: "New", workspaceName, status: "active" as const, version };
    expect(await refusalOf(asOwner.companies.update(edit))).toBe("blocked: company_archived");
    await asOwner.companies.restore({ companyId: id });
    expect(await asOwner.companies.byId({ companyId: id })).toMatchObject({
      status: "active",
      archived: null,
    });
  });
});

describe("purging a company", () => {
  test("the list holds every table whose rows belong to a company", async () => {
    const { rows: found } = await world.database.superuser.query(
      `SELECT table_name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'company_id' AND table_name <> 'audit_log' ORDER BY 1`,
    );
    expect(found.map((each) => each.table_name)).toEqual([...purgedTables].sort());
  });

  test("it names what goes, wants the name typed, and removes that and nothing else", async () => {
    const { asOwner, tenant } = await northwind();
    const { superuser } = world.database;
    const [gone, kept] = [
      await asOwner.companies.add({ name: "Gone" }),
      await asOwner.companies.add({ name: "Kept" }),
    ];
    for (const companyId of [gone.id, gone.id, kept.id])
      await rows.lead(superuser, { tenantId: tenant.id, companyId });
    const purge = (typedName: string) => asOwner.companies.purge({ companyId: gone.id, typedName });
    expect(await refusalOf(purge("Gone"))).toBe("blocked: company_not_archived");
    await asOwner.companies.archive({ companyId: gone.id });
    expect((await asOwner.companies.purgePreview({ companyId: gone.id })).goes).toEqual([
      { table: "leads", rows: 2, isMore: false },
    ]);
    expect(await refusalOf(purge("gone"))).toBe("invalid: name_does_not_match");
    await purge("Gone");
    const { rows: left } = await superuser.query("SELECT company_id FROM leads WHERE tenant_id = $1", [
      tenant.id,
    ]);
    expect(left).toEqual([{ company_id: kept.id }]);
    expect((await asOwner.companies.list({})).map((each) => each.name)).toEqual(["Kept"]);
  });
});

describe("access to a company", () => {
  test("counts from the next call, and ends with the next call", async () => {
    const { asOwner, as, member } = await northwind();
    const { id } = await asOwner.companies.add({ name: "Acme" });
    const sees = async () => (await (await as(member.id)).companies.list({})).length;
    expect(await sees()).toBe(0);
    await asOwner.companies.setAccess({ companyId: id, userId: member.id, access: "work" });
    expect(await sees()).toBe(1);
    await asOwner.companies.setAccess({ companyId: id, userId: member.id, access: null });
    expect(await sees()).toBe(0);
  });

  test("is not given to strangers, nor to those who see all anyway", async () => {
    const { asOwner, owner } = await northwind();
    const stranger = await rows.person(world.database.superuser);
    const { id } = await asOwner.companies.add({ name: "Acme" });
    const give = (userId: string) => asOwner.companies.setAccess({ companyId: id, userId, access: "work" });
    expect(await refusalOf(give(stranger.id))).toBe("not_found: not_found");
    expect(await refusalOf(give(owner.id))).toBe("blocked: role_sees_all");
  });
});

describe("a company's set-up", () => {
  test("is computed from what is there", async () => {
    const { asOwner, tenant, member } = await northwind();
    const { id, workspaceName, version } = await asOwner.companies.add({ name: "Acme" });
    const companyId = id;
    expect((await asOwner.companies.setUp({ companyId })).next).toBe("profile");
    const profile = { companyId, name: "Acme", workspaceName, version, status: "active" as const };
    await asOwner.companies.update({ ...profile, industry: "Retail", companySize: "11-50" });
    expect((await asOwner.companies.setUp({ companyId })).next).toBe("leads");
    await rows.lead(world.database.superuser, { tenantId: tenant.id, companyId });
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "view" });
    expect(await asOwner.companies.setUp({ companyId })).toMatchObject({ next: null, isHidden: false });
    await asOwner.companies.hideSetUp({ companyId });
    expect((await asOwner.companies.setUp({ companyId })).isHidden).toBe(true);
  });
});
