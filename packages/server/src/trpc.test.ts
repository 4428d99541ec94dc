import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "./testing/create-test-app.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

describe("the procedure ladder", () => {
  test("a member reads their tenant with their own permissions", async () => {
    const { superuser } = world.database;
    const tenant = await rows.tenant(superuser);
    const member = await rows.member(superuser, { tenantId: tenant.id });
    const caller = await world.as({ personId: member.id, tenant: tenant.slug });
    const found = await caller.tenants.byId();
    expect(found).toMatchObject({ slug: tenant.slug, role: "member" });
    expect(found.permissions).not.toContain("companies.manage");
  });

  test("nobody is told apart from a stranger's and an absent tenant", async () => {
    const { superuser } = world.database;
    const tenant = await rows.tenant(superuser);
    const stranger = await rows.person(superuser);
    expect(await refusalOf((await world.as({ tenant: tenant.slug })).tenants.byId())).toBe(
      "signed_out: signed_out",
    );
    const asStranger = await world.as({ personId: stranger.id, tenant: tenant.slug });
    const nowhere = await world.as({ personId: stranger.id, tenant: "no-such-tenant" });
    expect(await refusalOf(asStranger.tenants.byId())).toBe("not_found: not_found");
    expect(await refusalOf(nowhere.tenants.byId())).toBe("not_found: not_found");
  });

  test("a removed member is out at the next call", async () => {
    const { superuser } = world.database;
    const tenant = await rows.tenant(superuser);
    const member = await rows.member(superuser, { tenantId: tenant.id });
    const caller = await world.as({ personId: member.id, tenant: tenant.slug });
    await superuser.query("UPDATE tenant_users SET deleted = now() WHERE user_id = $1", [member.id]);
    expect(await refusalOf(caller.tenants.byId())).toBe("not_found: not_found");
  });

  test("over HTTP an error carries code, reason and request id, and nothing of the inside", async () => {
    const response = await world.app.request("/trpc/tenants.byId", { headers: { "x-rookery-tenant": "x" } });
    expect(response.status).toBe(401);
    const { error } = (await response.json()) as { error: { data: Record<string, unknown> } };
    expect(Object.keys(error.data).sort()).toEqual(["code", "reason", "requestId"]);
    expect(error.data["requestId"]).toBe(response.headers.get("x-request-id"));
  });

  test("a state change from another site does nothing", async () => {
    const post = (headers: Record<string, string>) =>
      world.app.request("/trpc/tenants.byId", {
        method: "POST",
        body: "{}",
        headers: { "content-type": "application/json", ...headers },
      });
    expect((await post({})).status).toBe(403);
    expect((await post({ "x-rookery-client": "portal", origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ "x-rookery-client": "portal", "sec-fetch-site": "same-site" })).status).toBe(403);
  });
});
