import { randomUUID } from "node:crypto";
import { asSystem } from "@rookery/db";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails } from "../../testing/deliver-mails.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { noBrand, type BrandValues } from "./brand.schema.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const teal: BrandValues = {
  ...noBrand,
  name: "Nordlicht",
  primaryColor: "#0d9488",
  mailFooter: "Nordlicht GmbH, Kiel",
};
const sand: BrandValues = { ...teal, primaryColor: "#fff3b0", secondaryColor: "#111111" };

async function published() {
  const found = await foundTenant(world);
  const { revision } = await found.asAdmin.brand.saveDraft({ values: teal, revision: 0 });
  await found.asAdmin.brand.publish({ revision });
  return found;
}

describe("a draft", () => {
  test("is seen by nobody before it is published, and is gone afterwards", async () => {
    const { asAdmin, asMember, tenant, admin } = await foundTenant(world);
    const { revision } = await asAdmin.brand.saveDraft({ values: teal, revision: 0 });
    expect((await asMember.tenants.byId()).brand).toMatchObject({ name: tenant.name, sheet: "" });
    expect((await asAdmin.brand.current()).draft).toMatchObject({
      values: teal,
      revision: 1,
      savedBy: admin.name,
    });
    expect(await asAdmin.brand.publish({ revision })).toEqual({ version: 1 });
    const { brand } = await asMember.tenants.byId();
    expect(brand).toMatchObject({ name: "Nordlicht", isPlatform: false });
    expect(brand.sheet).toContain("--accent:#0d9488");
    expect(await asAdmin.brand.current()).toMatchObject({
      draft: null,
      inForce: { version: 1, values: teal },
      versions: [{ number: 1, values: teal, restoredFrom: null, publishedBy: admin.name }],
    });
    const trail = await trailOf(world, tenant.id);
    expect(trail.at(-1)).toMatchObject({
      action: "brand.publish",
      before: { version: 0, primaryColor: null },
      after: { version: 1, primaryColor: "#0d9488" },
    });
  });

  test("of two people at once tells the second that the first has saved", async () => {
    const { asAdmin, asOwner } = await foundTenant(world);
    const saves = await Promise.allSettled([
      asAdmin.brand.saveDraft({ values: teal, revision: 0 }),
      asOwner.brand.saveDraft({ values: sand, revision: 0 }),
    ]);
    expect(saves.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusalOf(asOwner.brand.saveDraft({ values: sand, revision: 5 }))).toBe(
      "conflict: changed_meanwhile",
    );
    expect(await refusalOf(asOwner.brand.publish({ revision: 5 }))).toBe("conflict: changed_meanwhile");
    expect(await refusalOf(asOwner.brand.discardDraft({ revision: 5 }))).toBe("conflict: changed_meanwhile");
    await asOwner.brand.discardDraft({ revision: 1 });
    expect((await asOwner.brand.current()).draft).toBeNull();
    // What was discarded elsewhere does not come back by a late save.
    expect(await refusalOf(asAdmin.brand.saveDraft({ values: teal, revision: 1 }))).toBe(
      "conflict: changed_meanwhile",
    );
  });

  test("is published once, however often it is asked for", async () => {
    const { asAdmin, asOwner } = await foundTenant(world);
    const { revision } = await asAdmin.brand.saveDraft({ values: teal, revision: 0 });
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, (_, turn) => (turn % 2 ? asAdmin : asOwner).brand.publish({ revision })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await asAdmin.brand.current()).versions).toHaveLength(1);
  });

  test("takes no picture of another tenant's, and nothing but colours as a colour", async () => {
    const { asAdmin } = await foundTenant(world);
    const foreign = { ...teal, logoUrl: `/brand/${randomUUID()}/${"a".repeat(32)}-320x80.png` };
    expect(await refusalOf(asAdmin.brand.saveDraft({ values: foreign, revision: 0 }))).toBe(
      "invalid: invalid_input",
    );
    for (const value of ["https://evil.example/x.png", "/brand/../secret.png", "javascript:alert(1)"])
      expect(
        await refusalOf(asAdmin.brand.saveDraft({ values: { ...teal, logoUrl: value }, revision: 0 })),
      ).toBe("invalid: invalid_input");
    for (const primaryColor of ["red", "#fff", "#0d9488;}body{display:none", "#0d948", ""])
      expect(
        await refusalOf(asAdmin.brand.saveDraft({ values: { ...teal, primaryColor }, revision: 0 })),
      ).toBe("invalid: invalid_input");
  });

  test("is those' who manage alone", async () => {
    const { asMember } = await foundTenant(world);
    expect(await refusalOf(asMember.brand.current())).toBe("forbidden: no_permission");
    expect(await refusalOf(asMember.brand.saveDraft({ values: teal, revision: 0 }))).toBe(
      "forbidden: no_permission",
    );
  });
});

describe("an earlier version", () => {
  test("comes back as a new one, with who brought it, and leaves the draft alone", async () => {
    const { asAdmin, asOwner, owner, tenant } = await published();
    const second = await asAdmin.brand.saveDraft({ values: sand, revision: 0 });
    await asAdmin.brand.publish(second);
    const draft = await asAdmin.brand.saveDraft({ values: { ...sand, name: "Nordlicht II" }, revision: 0 });
    expect(await asOwner.brand.rollBack({ number: 1, version: 2 })).toEqual({ version: 3 });
    const now = await asOwner.brand.current();
    expect(now.inForce).toEqual({ version: 3, values: teal });
    expect(now.draft?.revision).toBe(draft.revision);
    expect(now.versions.map(({ number, restoredFrom }) => [number, restoredFrom])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    expect(now.versions[0]?.publishedBy).toBe(owner.name);
    expect((await trailOf(world, tenant.id)).at(-1)).toMatchObject({
      action: "brand.rollBack",
      after: { restoredFrom: 1 },
    });
  });

  test("does not come back over one that was published meanwhile, and none comes that never was", async () => {
    const { asAdmin } = await published();
    expect(await refusalOf(asAdmin.brand.rollBack({ number: 1, version: 0 }))).toBe(
      "conflict: changed_meanwhile",
    );
    expect(await refusalOf(asAdmin.brand.rollBack({ number: 9, version: 1 }))).toBe("not_found: not_found");
  });
});

describe("a mail", () => {
  test("to the tenant's own people comes in its name and colours, with its footer, in light and in dark", async () => {
    const { member, tenant } = await published();
    const { db } = world.database;
    const tenantId = tenant.id;
    await asSystem(db, "test", (tx) =>
      queueMail(tx, { userId: member.id, kind: "factors_changed", recipient: member.email, tenantId }),
    );
    await asSystem(db, "test", (tx) =>
      queueMail(tx, { userId: null, kind: "already_registered", recipient: `x-${member.email}`, tenantId }),
    );
    const [mail] = await deliverMails(world, member.email);
    expect(mail?.fromName).toBe("Nordlicht");
    expect(mail?.html).toContain("background:#0d9488");
    expect(mail?.html).toMatch(
      /@media \(prefers-color-scheme:dark\)\{\.page\{background:#[0-9a-f]{6}!important/,
    );
    expect(mail?.html).toContain("Nordlicht GmbH, Kiel");
    expect(mail?.text).toContain("-- \nNordlicht GmbH, Kiel");
    expect(`${mail?.html}${mail?.text}`).not.toMatch(/rookery/i);
    // What a tenant writes in full is no message to strangers.
    const [stranger] = await deliverMails(world, `x-${member.email}`);
    expect(stranger?.fromName).toBe("Nordlicht");
    expect(stranger?.html).not.toContain("GmbH");
  });

  test("carries no link in the name that a tenant gives itself", async () => {
    const { asAdmin, member, tenant } = await foundTenant(world);
    const bait = { ...teal, name: "Win at http://evil.example/now", mailSenderName: "support@bank.example" };
    await asAdmin.brand.publish(await asAdmin.brand.saveDraft({ values: bait, revision: 0 }));
    await asSystem(world.database.db, "test", (tx) =>
      queueMail(tx, {
        userId: member.id,
        kind: "reset_password",
        recipient: member.email,
        tenantId: tenant.id,
      }),
    );
    const [mail] = await deliverMails(world, member.email);
    expect(JSON.stringify(mail)).not.toMatch(/evil\.example|bank\.example/);
  });
});
