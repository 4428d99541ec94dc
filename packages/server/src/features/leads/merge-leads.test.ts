import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
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
  const put = async (email: string, of: { companyId?: string | null; status?: string; name?: string } = {}) =>
    (await rows.lead(superuser, { tenantId, companyId: mine.id, email, ...of })).id;
  const read = (leadId: string) => found.asOwner.leads.byId({ leadId });
  const updatedAt = async (leadId: string) => (await read(leadId)).updatedAt.toISOString();
  const merge = async (keepId: string, mergeId: string, choice: object = {}) =>
    found.asMember.leads.merge({
      keepId,
      keepUpdatedAt: await updatedAt(keepId),
      mergeId,
      mergeUpdatedAt: await updatedAt(mergeId),
      ...choice,
    });
  const listed = async (email: string) =>
    (await found.asOwner.suppressions.check({ email })).entries.map(({ reason }) => reason);
  return { ...found, tenantId, mine, other, put, read, updatedAt, merge, listed };
}

describe("merging two leads", () => {
  test("keeps the chosen values and what only one of them has, and the other one whole for its return", async () => {
    const { asMember, mine, read, merge, tenantId } = await northwind();
    const { superuser } = world.database;
    const fields: string[] = [];
    for (const name of ["One", "Two", "Three"]) {
      const { rows: made } = await superuser.query<{ id: string }>(
        "INSERT INTO lead_fields (tenant_id, company_id, name, type) VALUES ($1, $2, $3, 'text') RETURNING id",
        [tenantId, mine.id, name],
      );
      fields.push(made[0]?.id ?? "");
    }
    const [one = "", two = "", three = ""] = fields;
    const value = (fieldId: string, text: string) => ({ fieldId, value: text });
    const { leadId: keepId } = await asMember.leads.add({
      companyId: mine.id,
      email: "ann@x.org",
      name: "Ann",
      tags: ["Warm", "Fair"],
      fields: [value(one, "kept 1"), value(two, "kept 2")],
    });
    const { leadId: mergeId } = await asMember.leads.add({
      companyId: mine.id,
      email: "anna@y.org",
      name: "Anna",
      employer: "ACME",
      tags: ["Warm", "New"],
      fields: [value(one, "merged 1"), value(two, "merged 2"), value(three, "merged 3")],
    });
    await merge(keepId, mergeId, { email: "merged", mergedFieldIds: [two] });
    expect(await read(keepId)).toMatchObject({
      email: "anna@y.org",
      name: "Ann",
      employer: "ACME",
      tags: [{ name: "Fair" }, { name: "New" }, { name: "Warm" }],
      fields: [{ value: "kept 1" }, { value: "merged 2" }, { value: "merged 3" }],
    });
    expect(await refusalOf(read(mergeId))).toBe("not_found: not_found");
    const { rows: deleted } = await superuser.query("SELECT email, image FROM deleted_leads WHERE id = $1", [
      mergeId,
    ]);
    expect(deleted).toMatchObject([{ email: "anna@y.org", image: { name: "Anna", employer: "ACME" } }]);
    expect((await trailOf(world, tenantId)).at(-1)).toMatchObject({
      action: "leads.merge",
      before: { kept: { email: "ann@x.org" }, merged: { id: mergeId, email: "anna@y.org" } },
      after: { email: "anna@y.org", name: "Ann", employer: "ACME", status: "active" },
    });
  });

  test.each([
    ["active", "complained", "complained"],
    ["unsubscribed", "active", "unsubscribed"],
    ["complained", "bounced", "complained"],
    ["bounced", "unsubscribed", "unsubscribed"],
    ["archived", "active", "archived"],
  ])("one %s and one %s are %s, whichever address stays", async (kept, merged, together) => {
    for (const email of ["kept", "merged"] as const) {
      const { put, merge, read, listed } = await northwind();
      const [keepId, mergeId] = [
        await put("ann@x.org", { status: kept }),
        await put("bob@x.org", { status: merged }),
      ];
      await merge(keepId, mergeId, { email });
      const lead = await read(keepId);
      expect(lead).toMatchObject({ email: email === "kept" ? "ann@x.org" : "bob@x.org", status: together });
      expect(await listed(lead.email)).toEqual(together === "archived" ? [] : [together]);
    }
  });

  test("takes an opt-out into every company that has the address that stays", async () => {
    const { put, merge, read, other } = await northwind();
    const elsewhere = await put("ann@x.org", { companyId: other.id });
    await merge(await put("ann@x.org"), await put("bob@x.org", { status: "unsubscribed" }));
    expect((await read(elsewhere)).status).toBe("unsubscribed");
  });

  test("is refused for leads of two lists, one lead, one that has changed, and where somebody only looks on", async () => {
    const { put, merge, other, asMember, asAdmin, updatedAt, member, tenantId } = await northwind();
    const [keepId, mergeId] = [await put("ann@x.org"), await put("bob@x.org")];
    const elsewhere = await put("bob@x.org", { companyId: other.id });
    expect(await refusalOf(merge(keepId, elsewhere))).toBe("not_found: not_found");
    expect(await refusalOf(merge(elsewhere, keepId))).toBe("not_found: not_found");
    expect(await refusalOf(merge(keepId, keepId))).toBe("invalid: invalid_input");
    const seen = { keepUpdatedAt: await updatedAt(keepId), mergeUpdatedAt: await updatedAt(mergeId) };
    expect(await refusalOf(asMember.leads.merge({ keepId, mergeId: randomId(), ...seen }))).toBe(
      "not_found: not_found",
    );
    const both = { keepId, mergeId: elsewhere, ...seen, mergeUpdatedAt: await updatedAt(elsewhere) };
    expect(await refusalOf(asAdmin.leads.merge(both))).toBe("invalid: leads_of_two_lists");
    await asAdmin.leads.update({ leadId: mergeId, updatedAt: seen.mergeUpdatedAt, name: "Bobby" });
    expect(await refusalOf(asMember.leads.merge({ keepId, mergeId, ...seen }))).toBe(
      "conflict: changed_meanwhile",
    );
    await world.database.superuser.query(
      "UPDATE company_members SET access = 'view' WHERE tenant_id = $1 AND user_id = $2",
      [tenantId, member.id],
    );
    const asViewer = await world.as({ personId: member.id, tenant: (await asAdmin.tenants.byId()).slug });
    expect(await refusalOf(asViewer.leads.merge({ keepId, mergeId, ...seen }))).toBe("forbidden: view_only");
  });

  test("both ways at once leaves one of the two", async () => {
    const { put, merge, asOwner, mine } = await northwind();
    const [one, two] = [await put("ann@x.org"), await put("bob@x.org")];
    const settled = await Promise.allSettled([merge(one, two), merge(two, one)]);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await asOwner.leads.list({ companyId: mine.id })).leads).toHaveLength(1);
  });
});
