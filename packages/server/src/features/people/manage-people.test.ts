import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { outcomeOf } from "../../testing/browser.ts";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { accountHolder, enrolTotp, freshBrowser, signedInBrowser } from "../../testing/sign-in-world.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const ownersOf = async (tenantId: string): Promise<number> =>
  (
    await world.database.superuser.query(
      "SELECT 1 FROM tenant_users WHERE tenant_id = $1 AND roles = ARRAY['owner'] AND deleted IS NULL AND suspended IS NULL",
      [tenantId],
    )
  ).rowCount ?? 0;

describe("the last owner", () => {
  test("stays, whoever tries what at the same time", async () => {
    const found = await foundTenant(world);
    const other = await rows.member(world.database.superuser, { tenantId: found.tenant.id, role: "owner" });
    const asOther = await found.as(other);
    const typedName = found.tenant.name;
    const { owner, asOwner } = found;
    await Promise.allSettled([
      asOwner.people.leave({ typedName }),
      asOther.people.leave({ typedName }),
      asOwner.people.remove({ userId: other.id }),
      asOther.people.remove({ userId: owner.id }),
      asOwner.people.setRole({ userId: other.id, role: "member" }),
      asOther.people.setRole({ userId: owner.id, role: "admin" }),
      asOwner.people.suspend({ userId: other.id, isSuspended: true }),
      asOther.people.suspend({ userId: owner.id, isSuspended: true }),
    ]);
    expect(await ownersOf(found.tenant.id)).toBeGreaterThanOrEqual(1);
  });

  test("cannot leave, and hands over in one step", async () => {
    const { asOwner, owner, admin, tenant, as } = await foundTenant(world);
    expect(await refusalOf(asOwner.people.leave({ typedName: tenant.name }))).toBe("blocked: last_owner");
    await asOwner.people.transfer({ userId: admin.id });
    expect(await ownersOf(tenant.id)).toBe(1);
    expect((await (await as(owner)).tenants.byId()).role).toBe("admin");
    expect((await (await as(admin)).tenants.byId()).role).toBe("owner");
    await (await as(owner)).people.leave({ typedName: tenant.name });
    expect(await refusalOf((await as(owner)).tenants.byId())).toBe("not_found: not_found");
  });

  test("of two hand-overs at once one counts", async () => {
    const { asOwner, admin, member, tenant } = await foundTenant(world);
    const both = [admin, member].map(({ id }) => asOwner.people.transfer({ userId: id }));
    const settled = await Promise.allSettled(both);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await ownersOf(tenant.id)).toBe(1);
  });
});

describe("a role", () => {
  test("acts from the next call on, and nobody is changed above one's own or gives more", async () => {
    const { asAdmin, asOwner, owner, admin, member, tenant } = await foundTenant(world);
    expect(await refusalOf(asAdmin.people.setRole({ userId: member.id, role: "owner" }))).toBe(
      "forbidden: role_too_high",
    );
    expect(await refusalOf(asAdmin.people.setRole({ userId: owner.id, role: "member" }))).toBe(
      "forbidden: role_too_high",
    );
    expect(await refusalOf(asAdmin.people.setRole({ userId: admin.id, role: "member" }))).toBe(
      "blocked: not_yourself",
    );
    // With the session that was there before, as a tab has it.
    const browser = freshBrowser(world);
    browser.cookies.set("portal_session", await world.signIn(member.id));
    const add = async (name: string) =>
      outcomeOf(await browser.mutate("companies.add", { name }, { tenant: tenant.slug }));
    expect(await add("Acme")).toBe("forbidden: no_permission");
    await asAdmin.people.setRole({ userId: member.id, role: "admin" });
    expect(await add("Acme")).toBe("ok");
    await asOwner.people.setRole({ userId: member.id, role: "member" });
    expect(await add("Other")).toBe("forbidden: no_permission");
  });
});

describe("whoever lost their role while they waited", () => {
  test("does nothing any more", async () => {
    const { asAdmin, admin, member, tenant } = await foundTenant(world);
    // The admin's rights are read before, and the tenant is held by somebody who takes them.
    await asAdmin.tenants.byId();
    const client = await world.database.superuser.connect();
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM tenants WHERE id = $1 FOR UPDATE", [tenant.id]);
    const removal = refusalOf(asAdmin.people.remove({ userId: member.id }));
    await client.query("UPDATE tenant_users SET roles = '{member}' WHERE user_id = $1", [admin.id]);
    await client.query("COMMIT");
    client.release();
    expect(await removal).toBe("forbidden: no_permission");
  });
});

describe("somebody who is removed or suspended", () => {
  test("is out at the next call, keeps other tenants, and what they offered is void", async () => {
    const [here, there] = [await foundTenant(world), await foundTenant(world)];
    const { superuser } = world.database;
    await rows.member(superuser, { tenantId: there.tenant.id, userId: here.member.id });
    const invite = await rows.invite(superuser, { tenantId: here.tenant.id, invitedBy: here.member.id });
    const asGone = await here.as(here.member);
    await here.asAdmin.people.remove({ userId: here.member.id });
    expect(await refusalOf(asGone.tenants.byId())).toBe("not_found: not_found");
    const elsewhere = await world.as({ personId: here.member.id, tenant: there.tenant.slug });
    expect((await elsewhere.tenants.byId()).role).toBe("member");
    const { rows: left } = await superuser.query("SELECT revoked FROM invites WHERE id = $1", [invite.id]);
    expect(left[0]).toEqual({ revoked: expect.any(Date) });
    expect((await trailOf(world, here.tenant.id)).at(-1)).toMatchObject({
      action: "people.remove",
      before: { email: here.member.email, role: "member" },
    });
  });

  test("comes back as they were after a suspension", async () => {
    const { asAdmin, as, member, asOwner } = await foundTenant(world);
    const { id: companyId } = await asOwner.companies.add({ name: "Acme" });
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "view" });
    await asAdmin.people.suspend({ userId: member.id, isSuspended: true });
    const asSuspended = await as(member);
    expect(await refusalOf(asSuspended.tenants.byId())).toBe("not_found: not_found");
    expect((await asSuspended.sessions.current())?.tenants).toEqual([]);
    await asAdmin.people.suspend({ userId: member.id, isSuspended: false });
    expect(await (await as(member)).companies.list({})).toMatchObject([{ id: companyId, access: "view" }]);
  });

  test("is signed out everywhere where somebody who manages people says so", async () => {
    const { asAdmin, member } = await foundTenant(world);
    const browser = freshBrowser(world);
    browser.cookies.set("portal_session", await world.signIn(member.id));
    expect((await asAdmin.people.endSessions({ userId: member.id })).ended).toBeGreaterThan(0);
    expect((await browser.query("sessions.current")).data).toBeNull();
  });
});

describe("lost factors", () => {
  test("are removed by an admin for a member of this tenant alone, whose sessions end", async () => {
    const found = await foundTenant(world);
    const member = await accountHolder(world, { tenantId: found.tenant.id });
    const browser = await signedInBrowser(world, member.email);
    await enrolTotp(world, browser);
    await found.asAdmin.people.resetFactors({ userId: member.id });
    expect((await browser.query("sessions.current")).data).toBeNull();
    const again = await signedInBrowser(world, member.email);
    expect((await again.query("factors.list")).data).toMatchObject({ totpSince: null, backupCodes: null });
    const elsewhere = await foundTenant(world);
    await rows.member(world.database.superuser, { tenantId: elsewhere.tenant.id, userId: member.id });
    expect(await refusalOf(found.asAdmin.people.resetFactors({ userId: member.id }))).toBe(
      "blocked: member_elsewhere",
    );
    expect(await refusalOf(found.asAdmin.people.resetFactors({ userId: found.owner.id }))).toBe(
      "forbidden: role_too_high",
    );
  });
});

test("the table of roles is the one that procedures ask", async () => {
  const { asMember } = await foundTenant(world);
  const matrix = await asMember.people.roles();
  expect(matrix.find(({ permission }) => permission === "people.transfer")?.roles).toEqual({
    member: false,
    admin: false,
    owner: true,
  });
});
