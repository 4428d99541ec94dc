import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails } from "../../testing/deliver-mails.ts";
import { foundTenant, trailOf, type FoundTenant } from "../../testing/found-tenant.ts";
import { needsPostalCode } from "../../countries.ts";
import { saveBillingInput, type SaveBillingInput } from "./settings.schema.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const none = {
  billingEmail: null,
  country: null,
  line1: null,
  line2: null,
  city: null,
  region: null,
  postalCode: null,
  notifyOnBillingChanges: false,
  notifyOnSecurityAlerts: false,
  version: "0".repeat(32),
};
const madrid = { country: "ES", line1: "Calle Mayor 1", city: "Madrid", postalCode: "28013" };

async function save(of: FoundTenant, given: Partial<SaveBillingInput>): Promise<void> {
  const { version } = await of.asAdmin.settings.current();
  await of.asAdmin.settings.saveBilling({ ...none, version, ...given });
}

/** Field → key of what is wrong with it. */
function faultsOf(given: object): Record<string, string> {
  const { error } = saveBillingInput.safeParse({ ...none, ...given });
  return Object.fromEntries(error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
}

describe("a billing address", () => {
  test.each([
    ["of Madrid", madrid, {}],
    [
      "with a code that is short by a figure",
      { ...madrid, postalCode: "2801" },
      { postalCode: "not_a_postal_code" },
    ],
    ["without a code where there is one", { ...madrid, postalCode: null }, { postalCode: "required" }],
    ["of Hong Kong, which has none", { country: "HK", line1: "1 Queen's Road", city: "Central" }, {}],
    [
      "of the United States without a state",
      { country: "US", line1: "1 Main St", city: "Reno", postalCode: "89501" },
      { region: "required" },
    ],
    ["of Ireland without an Eircode", { country: "IE", line1: "1 Quay St", city: "Galway" }, {}],
    ["in Arabic", { country: "EG", line1: "شارع التحرير ١٢", city: "القاهرة", postalCode: "11511" }, {}],
    ["without its country", { city: "Madrid" }, { country: "required" }],
    [
      "of a country alone",
      { country: "DE" },
      { line1: "required", city: "required", postalCode: "required" },
    ],
    ["of a country that is none", { country: "XX" }, { country: "not_a_country" }],
    ["with nobody to be told", { notifyOnBillingChanges: true }, { billingEmail: "contact_needed" }],
  ])("%s is told what is wrong with it, where something is", (_, given, faults) => {
    expect(faultsOf(given)).toEqual(faults);
  });

  test("reads the same again once it was read", () => {
    const once = saveBillingInput.parse({
      ...none,
      billingEmail: "",
      country: "",
      line1: "",
    });
    expect(saveBillingInput.parse(once)).toEqual(once);
    expect(needsPostalCode("ES")).toBe(true);
  });
});

describe("billing details", () => {
  test("are saved whole, audited, and told to those who run the tenant and to both contacts", async () => {
    const of = await foundTenant(world);
    await save(of, { ...madrid, billingEmail: "first@example.com", notifyOnBillingChanges: true });
    await save(of, { ...madrid, billingEmail: "second@example.com", notifyOnBillingChanges: false });
    expect(await of.asOwner.settings.current()).toMatchObject({
      billingEmail: "second@example.com",
      billingAddress: { ...madrid, line2: null, region: null },
    });
    const subject = "The billing details of your tenant were changed";
    const to = async (email: string) => (await deliverMails(world, email)).map((mail) => mail.subject);
    expect(await to("first@example.com")).toEqual([subject, subject]);
    // It has not asked to be told.
    expect(await to("second@example.com")).toEqual([]);
    expect(await to(of.owner.email)).toEqual([subject, subject]);
    const trail = await trailOf(world, of.tenant.id);
    expect(trail.at(-1)).toMatchObject({
      action: "settings.saveBilling",
      before: { billingEmail: "first@example.com" },
      after: { billingEmail: "second@example.com" },
    });
  });

  test("of two who edit at once are not undone by the later one", async () => {
    const of = await foundTenant(world);
    const { version } = await of.asOwner.settings.current();
    const saving = ["one@example.com", "two@example.com"].map((billingEmail) =>
      of.asAdmin.settings.saveBilling({ ...none, version, billingEmail }).then(
        () => "saved",
        () => "refused",
      ),
    );
    expect((await Promise.all(saving)).toSorted()).toEqual(["refused", "saved"]);
    expect(await refusalOf(of.asOwner.settings.saveBilling({ ...none, version }))).toBe(
      "conflict: changed_meanwhile",
    );
    await of.asOwner.settings.setDefaults({ language: "es" });
    const later = await of.asOwner.settings.current();
    await of.asOwner.settings.saveBilling({ ...none, version: later.version });
  });

  test("that stay as they are tell nobody anything", async () => {
    const of = await foundTenant(world);
    await save(of, {});
    expect(await of.asOwner.notices.list()).toEqual([]);
    expect(await trailOf(world, of.tenant.id)).toEqual([]);
  });
});

describe("a contact that asked for security alerts", () => {
  test("is told when policies change, once, whether or not it is a member too", async () => {
    const of = await foundTenant(world);
    await save(of, { billingEmail: of.owner.email, notifyOnSecurityAlerts: true });
    const { policy, updated } = await of.asOwner.policies.current();
    await of.asOwner.policies.save({
      policy: { ...policy, maxLoginAttempts: 7 },
      updated: updated.toISOString(),
    });
    const mails = await deliverMails(world, of.owner.email);
    expect(mails.filter(({ subject }) => subject.includes("policies"))).toHaveLength(1);
    await save(of, { billingEmail: "cfo@example.com", notifyOnSecurityAlerts: true });
    const { policy: now, updated: later } = await of.asOwner.policies.current();
    await of.asOwner.policies.save({ policy: { ...now, maxLoginAttempts: 8 }, updated: later.toISOString() });
    const told = await deliverMails(world, "cfo@example.com");
    expect(told.map(({ subject }) => subject)).toEqual(["The policies of your tenant were changed"]);
  });
});

describe("a tenant's defaults", () => {
  test("are everybody's who has chosen nothing, and change only where they are named", async () => {
    const of = await foundTenant(world);
    await of.asAdmin.settings.setDefaults({ language: "es", timeZone: "Europe/Kiev", isSidebarNarrow: true });
    await of.asAdmin.settings.setDefaults({ timeZone: null });
    const session = await (await of.as(of.member)).sessions.current();
    expect(session?.tenants[0]).toMatchObject({
      defaults: { language: "es", timeZone: null, dateFormat: null },
      isSidebarNarrow: true,
    });
    const trail = await trailOf(world, of.tenant.id);
    expect(trail.map(({ before, after }) => [before, after]).at(-1)).toEqual([
      { timeZone: "Europe/Kyiv" },
      { timeZone: null },
    ]);
  });
});

test("a tenant's new name is everywhere, its addresses stay, and the same name again is no change", async () => {
  const of = await foundTenant(world);
  await of.asOwner.settings.renameTenant({ name: "  Tenant Nove " });
  await of.asOwner.settings.renameTenant({ name: "Tenant Nove" });
  expect(await (await of.as(of.member)).tenants.byId()).toMatchObject({
    name: "Tenant Nove",
    slug: of.tenant.slug,
  });
  expect((await trailOf(world, of.tenant.id)).map(({ action }) => action)).toEqual(["settings.renameTenant"]);
});

test("the files of imports are kept as long as an admin says, and at most a year", async () => {
  const of = await foundTenant(world);
  expect(await of.asAdmin.settings.current()).toMatchObject({ importFileDays: 30 });
  await of.asAdmin.settings.keepImportFiles({ days: 0 });
  expect(await of.asAdmin.settings.current()).toMatchObject({ importFileDays: 0 });
  expect((await trailOf(world, of.tenant.id)).at(-1)).toMatchObject({
    action: "settings.keepImportFiles",
    before: { days: 30 },
    after: { days: 0 },
  });
  expect(await refusalOf(of.asAdmin.settings.keepImportFiles({ days: 366 }))).toBe("invalid: invalid_input");
  expect(await refusalOf(of.asMember.settings.keepImportFiles({ days: 7 }))).toBe("forbidden: no_permission");
});
