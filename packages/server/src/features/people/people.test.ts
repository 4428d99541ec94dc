import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant } from "../../testing/found-tenant.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

describe("the people of a tenant", () => {
  test("are listed by name with their role, for owner and admin", async () => {
    const { asOwner, asAdmin, tenant, owner, admin, member } = await foundTenant(world);
    const { superuser } = world.database;
    const rename = (id: string, name: string) =>
      superuser.query("UPDATE users SET name = $2 WHERE id = $1", [id, name]);
    await rename(owner.id, "cleo");
    await rename(admin.id, "Bea");
    await rename(member.id, "Ann");
    const people = await asOwner.people.list();
    expect(people.map(({ name, role }) => [name, role])).toEqual([
      ["Ann", "member"],
      ["Bea", "admin"],
      ["cleo", "owner"],
    ]);
    expect(people[0]).toEqual({
      id: member.id,
      name: "Ann",
      email: member.email,
      role: "member",
      since: expect.any(Date),
      suspended: null,
      companies: [],
      isYou: false,
      standing: {
        factors: { totp: false, passkey: false },
        isVerified: true,
        lastSeen: expect.any(Date),
        held: null,
      },
    });
    expect((await asAdmin.people.list()).map(({ name }) => name)).toEqual(["Ann", "Bea", "cleo"]);
    const colleague = await rows.member(superuser, { tenantId: tenant.id });
    expect((await asOwner.people.list()).map(({ id }) => id)).toContain(colleague.id);
  });

  test("are those who belong to it now", async () => {
    const { asOwner, tenant, admin } = await foundTenant(world);
    const { superuser } = world.database;
    const gone = await rows.member(superuser, { tenantId: tenant.id });
    await superuser.query("UPDATE tenant_users SET deleted = now() WHERE user_id = $1", [gone.id]);
    await superuser.query("UPDATE users SET deleted = now() WHERE id = $1", [admin.id]);
    const listed = (await asOwner.people.list()).map(({ id }) => id);
    expect(listed).toHaveLength(2);
    expect(listed).not.toContain(gone.id);
  });

  test("are never another tenant's, also where somebody belongs to both", async () => {
    const [one, two] = [await foundTenant(world), await foundTenant(world)];
    await rows.member(world.database.superuser, {
      tenantId: two.tenant.id,
      userId: one.member.id,
      role: "admin",
    });
    const here = await one.asOwner.people.list();
    expect(here).toHaveLength(3);
    expect(here.find(({ id }) => id === one.member.id)?.role).toBe("member");
    expect((await two.asOwner.people.list()).find(({ id }) => id === one.member.id)?.role).toBe("admin");
  });

  test("show members nothing of their colleagues' sign-ins, and strangers and nobody nothing at all", async () => {
    const { asMember, tenant } = await foundTenant(world);
    const stranger = await foundTenant(world);
    const asStranger = await world.as({ personId: stranger.owner.id, tenant: tenant.slug });
    const asNobody = await world.as({ tenant: tenant.slug });
    expect((await asMember.people.list()).map(({ standing }) => standing)).toEqual([null, null, null]);
    expect(await refusalOf(asStranger.people.list())).toBe("not_found: not_found");
    expect(await refusalOf(asNobody.people.list())).toBe("signed_out: signed_out");
  });
});
