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

const northwind = () => foundTenant(world);

/** What no name may be, whoever sends it; the types say so, the wire does not. */
const badNames: unknown[] = [
  "",
  "   ",
  "x".repeat(101),
  "nul\u0000byte",
  "lone \ud800 surrogate",
  "line\nbreak",
  7,
  null,
  ["Acme"],
  { contains: "A" },
];

describe("adding a company", () => {
  test("an owner adds one, gets a workspace name made from its name, and the audit log tells of it", async () => {
    const { asOwner, tenant, owner } = await northwind();
    const company = await asOwner.companies.add({ name: "  Größe & Söhne – Zürich ", industry: "Retail" });
    expect(company).toMatchObject({
      name: "Größe & Söhne – Zürich",
      workspaceName: "grosse-sohne-zurich",
      status: "active",
      industry: "Retail",
      companySize: null,
      version: 1,
    });
    const [entry, ...more] = await trailOf(world, tenant.id);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      action: "companies.add",
      actor_id: owner.id,
      company_id: company.id,
      before: null,
      after: { name: company.name, workspaceName: company.workspaceName, industry: "Retail" },
    });
  });

  test("a name without Latin letters still gets an address, and two alike get two", async () => {
    const { asOwner } = await northwind();
    const first = await asOwner.companies.add({ name: "東京営業所" });
    const second = await asOwner.companies.add({ name: "大阪営業所" });
    expect((await asOwner.companies.add({ name: "Ромашка" })).workspaceName).toBe("romashka");
    expect(first.workspaceName).toBe("company");
    expect(second.workspaceName).toMatch(/^company-[0-9a-f]{6}$/);
  });

  test("a tenant holds a thousand, all of them listed; a burst cannot add more, and a purge makes room", async () => {
    const { asOwner, tenant } = await northwind();
    const { superuser } = world.database;
    await superuser.query(
      `INSERT INTO companies (tenant_id, name, workspace_name, status, archived)
       SELECT $1, 'Company ' || n, 'company-' || n, 'archived', now() FROM generate_series(1, 998) n`,
      [tenant.id],
    );
    const settled = await Promise.allSettled(
      Array.from({ length: 5 }, (_, n) => asOwner.companies.add({ name: `Late ${n}` })),
    );
    const lost = settled.filter((each) => each.status === "rejected");
    expect(lost).toHaveLength(3);
    for (const { reason } of lost)
      expect(await errorOf(Promise.reject(reason as Error))).toMatchObject({
        code: "blocked",
        reason: "too_many_companies",
      });
    const all = await asOwner.companies.list({});
    expect(all).toHaveLength(1_000);
    const old = all.find(({ name }) => name === "Company 7");
    await asOwner.companies.purge({ companyId: old?.id ?? "", typedName: "Company 7" });
    await asOwner.companies.add({ name: "In its place" });
    expect(await asOwner.companies.list({})).toHaveLength(1_000);
  });

  test("of two that choose one workspace name at once, one wins and the other is told on the field", async () => {
    const { asOwner, tenant } = await northwind();
    const add = (name: string) => asOwner.companies.add({ name, workspaceName: "acme" });
    const settled = await Promise.allSettled([add("Acme"), add("Acme two")]);
    const lost = settled.find((each) => each.status === "rejected");
    expect(settled.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await errorOf(Promise.reject(lost?.reason))).toMatchObject({
      code: "conflict",
      reason: "workspace_name_taken",
      extra: { field: "workspaceName" },
    });
    expect(await asOwner.companies.list({})).toHaveLength(1);
    // The one that lost left no trace of what did not happen.
    expect(await trailOf(world, tenant.id)).toHaveLength(1);
  });

  test("of two with one name and no chosen address, both are added", async () => {
    const { asOwner } = await northwind();
    await Promise.all([asOwner.companies.add({ name: "Acme" }), asOwner.companies.add({ name: "Acme" })]);
    const names = (await asOwner.companies.list({})).map((each) => each.workspaceName);
    expect(names).toContain("acme");
    expect(new Set(names).size).toBe(2);
  });

  test("asked for twenty times at once with one key is one company with one answer", async () => {
    const { owner, tenant, asOwner } = await northwind();
    const withKey = await world.as({
      personId: owner.id,
      tenant: tenant.slug,
      idempotencyKey: "add-once-only",
    });
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, () => withKey.companies.add({ name: "Once" })),
    );
    const ids = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(await asOwner.companies.list({})).toHaveLength(1);
    expect((await withKey.companies.add({ name: "Once" })).id).toBe(ids[0]);
    expect(await refusalOf(withKey.companies.add({ name: "Other" }))).toBe("conflict: key_reused");
  });

  test("another tenant's workspace name is free here", async () => {
    const [one, two] = [await northwind(), await northwind()];
    await one.asOwner.companies.add({ name: "Acme", workspaceName: "acme" });
    const second = await two.asOwner.companies.add({ name: "Acme", workspaceName: "acme" });
    expect(second.workspaceName).toBe("acme");
  });

  test("an admin may, a member and nobody may not", async () => {
    const { asAdmin, asMember, tenant } = await northwind();
    expect((await asAdmin.companies.add({ name: "Acme" })).name).toBe("Acme");
    expect(await refusalOf(asMember.companies.add({ name: "Acme" }))).toBe("forbidden: no_permission");
    const nobody = await world.as({ tenant: tenant.slug });
    expect(await refusalOf(nobody.companies.add({ name: "Acme" }))).toBe("signed_out: signed_out");
  });

  test.each(badNames)("a name such as %j is refused on its field, and nothing is added", async (name) => {
    const { asOwner } = await northwind();
    expect(await errorOf(asOwner.companies.add({ name: name as string }))).toMatchObject({
      reason: "invalid_input",
      extra: { details: { fields: { name: expect.stringMatching(/^[a-z_]+$/) } } },
    });
    expect(await asOwner.companies.list({})).toEqual([]);
  });

  test.each(["a b", "-a", "a-", "a--b", "ä", "a/b", "..", "", "x".repeat(64), "a\u0000", "\ud800", 7, null])(
    "a workspace name such as %j is refused",
    async (workspaceName) => {
      const { asOwner } = await northwind();
      const adding = asOwner.companies.add({ name: "Acme", workspaceName: workspaceName as string });
      expect(await refusalOf(adding)).toBe("invalid: invalid_input");
    },
  );

  test("a workspace name is taken in its one form, whatever its case", async () => {
    const { asOwner } = await northwind();
    expect((await asOwner.companies.add({ name: "Acme", workspaceName: " ACME " })).workspaceName).toBe(
      "acme",
    );
    expect(await refusalOf(asOwner.companies.add({ name: "Acme", workspaceName: "Acme" }))).toBe(
      "conflict: workspace_name_taken",
    );
  });

  test.each([
    { tenantId: "x" },
    { logoUrl: "/x" },
    { version: 9 },
    { status: "archived" },
    { companySize: "12" },
  ])("a field such as %j is refused", async (field) => {
    const { asOwner } = await northwind();
    const input = { name: "Acme", ...field } as { name: string };
    expect(await refusalOf(asOwner.companies.add(input))).toBe("invalid: invalid_input");
  });

  test("the tenant's policy decides the status of a new company, unless whoever adds it does", async () => {
    const { asOwner, tenant } = await northwind();
    await world.database.superuser.query(
      "UPDATE tenant_policies SET company_default_status = 'pending' WHERE tenant_id = $1",
      [tenant.id],
    );
    expect((await asOwner.companies.add({ name: "Acme" })).status).toBe("pending");
    expect((await asOwner.companies.add({ name: "Acme two", status: "active" })).status).toBe("active");
  });
});

describe("seeing companies", () => {
  test("a member sees those with access, and a company out of sight answers as one that is not there", async () => {
    const { asOwner, as, member } = await northwind();
    const seen = await asOwner.companies.add({ name: "Seen" });
    const hidden = await asOwner.companies.add({ name: "Hidden" });
    await asOwner.companies.setAccess({ companyId: seen.id, userId: member.id, access: "view" });
    const asMember = await as(member);
    const list = await asMember.companies.list({});
    expect(list.map((each) => [each.name, each.access])).toEqual([["Seen", "view"]]);
    expect((await asMember.companies.byId({ companyId: seen.id })).name).toBe("Seen");
    expect(await refusalOf(asMember.companies.byId({ companyId: hidden.id }))).toBe("not_found: not_found");
    expect(await refusalOf(asMember.companies.byId({ companyId: randomId() }))).toBe("not_found: not_found");
  });

  test("another tenant's company is not there, for no procedure", async () => {
    const [one, two] = [await northwind(), await northwind()];
    const { id: companyId } = await one.asOwner.companies.add({ name: "Acme" });
    const { companies } = two.asOwner;
    const profile = { name: "Mine", workspaceName: "mine", status: "active", version: 1 } as const;
    const calls = [
      () => companies.byId({ companyId }),
      () => companies.update({ companyId, ...profile }),
      () => companies.archive({ companyId }),
      () => companies.restore({ companyId }),
      () => companies.purgePreview({ companyId }),
      () => companies.purge({ companyId, typedName: "Acme" }),
      () => companies.removeLogo({ companyId }),
      () => companies.members({ companyId }),
      () => companies.setAccess({ companyId, userId: two.member.id, access: "work" }),
      () => companies.setUp({ companyId }),
      () => companies.hideSetUp({ companyId }),
      () => companies.showSetUp({ companyId }),
    ];
    for (const call of calls) expect(await refusalOf(call())).toBe("not_found: not_found");
    expect(await one.asOwner.companies.byId({ companyId })).toMatchObject({ name: "Acme", version: 1 });
    expect(await trailOf(world, two.tenant.id)).toEqual([]);
  });

  test("the list is by name, filters by status, and counts when asked", async () => {
    const { asOwner, tenant, member } = await northwind();
    const beta = await asOwner.companies.add({ name: "beta", status: "pending" });
    const alpha = await asOwner.companies.add({ name: "Alpha" });
    const gamma = await asOwner.companies.add({ name: "Gamma" });
    await asOwner.companies.archive({ companyId: gamma.id });
    await asOwner.companies.setAccess({ companyId: alpha.id, userId: member.id, access: "view" });
    for (let made = 0; made < 3; made += 1)
      await rows.lead(world.database.superuser, { tenantId: tenant.id, companyId: beta.id });
    const names = async (input: Parameters<typeof asOwner.companies.list>[0]) =>
      (await asOwner.companies.list(input)).map((each) => each.name);
    expect(await names({})).toEqual(["Alpha", "beta", "Gamma"]);
    expect(await names({ status: "archived" })).toEqual(["Gamma"]);
    expect(await names({ status: "pending" })).toEqual(["beta"]);
    expect((await asOwner.companies.list({}))[0]?.counts).toBeNull();
    const counted = await asOwner.companies.list({ withCounts: true });
    expect(counted.map(({ counts }) => [counts?.leads.count, counts?.members.count])).toEqual([
      [0, 1],
      [3, 0],
      [0, 0],
    ]);
  });

  test("a count stops at a thousand and says that there is more", async () => {
    const { asOwner, tenant } = await northwind();
    const { id } = await asOwner.companies.add({ name: "Large" });
    await world.database.superuser.query(
      `INSERT INTO leads (tenant_id, company_id, email)
       SELECT $1, $2, 'lead' || n || '@example.org' FROM generate_series(1, 1200) n`,
      [tenant.id, id],
    );
    const [company] = await asOwner.companies.list({ withCounts: true });
    expect(company?.counts?.leads).toEqual({ count: 1000, isMore: true });
  });

  test.each([{ status: "gone" }, { status: 1 }, { withCounts: "yes" }, { where: {} }, "all", null])(
    "the list refuses %j",
    async (input) => {
      const { asOwner } = await northwind();
      expect(await refusalOf(asOwner.companies.list(input as object))).toBe("invalid: invalid_input");
    },
  );
});

describe("editing a company", () => {
  const added = async () => {
    const found = await northwind();
    const company = await found.asOwner.companies.add({ name: "Acme", companySize: "1-10" });
    const { id: companyId, name, workspaceName, version } = company;
    return { ...found, edit: { companyId, name, workspaceName, version, status: "active" as const } };
  };

  test("all fields are saved, the version grows, and the audit log keeps before and after", async () => {
    const { asAdmin, edit, tenant, admin } = await added();
    const saved = await asAdmin.companies.update({
      ...edit,
      name: "Acme Ltd",
      workspaceName: "acme-ltd",
      industry: "Retail",
      companySize: "11-50",
      status: "pending",
    });
    expect(saved).toMatchObject({
      name: "Acme Ltd",
      workspaceName: "acme-ltd",
      version: 2,
      status: "pending",
    });
    expect(await asAdmin.companies.byId({ companyId: edit.companyId })).toMatchObject({
      name: "Acme Ltd",
      industry: "Retail",
      companySize: "11-50",
      version: 2,
    });
    expect((await trailOf(world, tenant.id)).at(-1)).toMatchObject({
      action: "companies.update",
      actor_id: admin.id,
      company_id: edit.companyId,
      before: { name: "Acme", workspaceName: "acme", industry: null, version: 1 },
      after: { name: "Acme Ltd", workspaceName: "acme-ltd", industry: "Retail", version: 2 },
    });
  });

  test("the second of two editors is shown both versions, and overwrites nothing", async () => {
    const { asOwner, asAdmin, edit } = await added();
    await asOwner.companies.update({ ...edit, name: "First", industry: "Retail" });
    const refused = await errorOf(asAdmin.companies.update({ ...edit, name: "Second" }));
    expect(refused).toMatchObject({
      code: "conflict",
      reason: "changed_meanwhile",
      extra: {
        details: { current: { name: "First", version: 2 }, yours: { name: "Second", version: 1 } },
      },
    });
    const company = await asOwner.companies.byId({ companyId: edit.companyId });
    expect(company).toMatchObject({ name: "First", industry: "Retail", version: 2 });
  });

  test("of ten editors at once one saves, and each other is shown what that one saved", async () => {
    const { asOwner, edit } = await added();
    const saves = Array.from({ length: 10 }, (_, turn) =>
      asOwner.companies.update({ ...edit, name: `Editor ${turn}` }),
    );
    const settled = await Promise.allSettled(saves);
    const saved = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(saved).toHaveLength(1);
    for (const each of settled) {
      if (each.status === "fulfilled") continue;
      const { extra } = await errorOf(Promise.reject(each.reason));
      expect(extra.details).toMatchObject({ current: { name: saved[0]?.name, version: 2 } });
    }
  });

  test("a workspace name that a sibling has is refused on its field", async () => {
    const { asOwner, edit } = await added();
    await asOwner.companies.add({ name: "Other", workspaceName: "other" });
    expect(await errorOf(asOwner.companies.update({ ...edit, workspaceName: "other" }))).toMatchObject({
      reason: "workspace_name_taken",
      extra: { field: "workspaceName" },
    });
    expect((await asOwner.companies.byId({ companyId: edit.companyId })).version).toBe(1);
  });

  test("a member may not, with whatever access", async () => {
    const { asOwner, as, member, edit } = await added();
    await asOwner.companies.setAccess({ companyId: edit.companyId, userId: member.id, access: "work" });
    expect(await refusalOf((await as(member)).companies.update(edit))).toBe("forbidden: no_permission");
  });

  test.each([...badNames.map((name) => ({ name })), { version: 0 }, { version: 1.5 }, { version: 2 ** 31 }])(
    "an edit with %j is refused",
    async (field) => {
      const { asOwner, edit } = await added();
      const sent = { ...edit, ...field } as typeof edit;
      expect(await refusalOf(asOwner.companies.update(sent))).toBe("invalid: invalid_input");
    },
  );

  test.each([{ tenantId: randomId() }, { status: "archived" }, { logoUrl: "/x" }, { id: randomId() }])(
    "an edit cannot carry %j",
    async (field) => {
      const { asOwner, edit } = await added();
      expect(await refusalOf(asOwner.companies.update({ ...edit, ...field } as typeof edit))).toBe(
        "invalid: invalid_input",
      );
    },
  );
});
