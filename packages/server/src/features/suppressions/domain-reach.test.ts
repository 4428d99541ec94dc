import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant } from "../../testing/found-tenant.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

test("a domain reaches its leads in every company and in the pool, and no other tenant's", async () => {
  const { superuser } = world.database;
  const [here, there] = [await foundTenant(world), await foundTenant(world)];
  const tenantId = here.tenant.id;
  const [one, two] = [
    await rows.company(superuser, { tenantId }),
    await rows.company(superuser, { tenantId }),
  ];
  for (const companyId of [one.id, two.id, null])
    await rows.lead(superuser, { tenantId, companyId, email: "ann@kaffee.de" });
  await rows.lead(superuser, { tenantId, companyId: one.id, email: "bob@kaffee.de" });
  await rows.lead(superuser, { tenantId, companyId: one.id, email: "eve@not-kaffee.de" });
  await rows.lead(superuser, { tenantId: there.tenant.id, companyId: null, email: "zoe@kaffee.de" });
  const domains = ["kaffee.de", "nobody.example"];
  expect(await here.asAdmin.suppressions.reach({ domains })).toEqual([
    { domain: "kaffee.de", leads: { count: 4, isMore: false } },
    { domain: "nobody.example", leads: { count: 0, isMore: false } },
  ]);
  expect(await refusalOf(here.asMember.suppressions.reach({ domains }))).toBe("forbidden: no_permission");
});
