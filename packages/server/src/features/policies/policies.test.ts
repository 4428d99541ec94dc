import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf, type FoundTenant } from "../../testing/found-tenant.ts";
import {
  accountHolder,
  enrolTotp,
  freshBrowser,
  PASSWORD,
  signedInBrowser,
} from "../../testing/sign-in-world.ts";
import type { Policy } from "./policies.schema.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function save({ asOwner }: Pick<FoundTenant, "asOwner">, changed: Partial<Policy>) {
  const { policy, updated } = await asOwner.policies.current();
  return asOwner.policies.save({ policy: { ...policy, ...changed }, updated: updated.toISOString() });
}

/** When the rule last refused somebody at the place, as the page shows it. */
async function lastRefused({ asOwner }: Pick<FoundTenant, "asOwner">, rule: string, place: string) {
  const { rules } = await asOwner.policies.current();
  return rules.find((each) => each.rule === rule && each.place === place)?.last ?? null;
}

const of = (found: FoundTenant, browser: Browser) => async (path: string, input?: unknown) =>
  outcomeOf(await browser.query(path, input, { tenant: found.tenant.slug }));

describe("saving policies", () => {
  test("is noted with what changed, told to those who run the tenant, and undoes nobody's edit", async () => {
    const found = await foundTenant(world);
    const before = await found.asOwner.policies.current();
    await save(found, { sessionTimeoutHours: 24 });
    const stale = { policy: before.policy, updated: before.updated.toISOString() };
    expect(await refusalOf(found.asAdmin.policies.save(stale))).toBe("conflict: changed_meanwhile");
    const trail = await trailOf(world, found.tenant.id);
    expect(trail.at(-1)).toMatchObject({
      action: "policies.save",
      before: { sessionTimeoutHours: 8 },
      after: { sessionTimeoutHours: 24 },
    });
    expect((await found.asAdmin.notices.list())[0]).toMatchObject({ kind: "policies_changed" });
    expect(await refusalOf(save({ asOwner: found.asMember }, { sessionTimeoutHours: 1 }))).toBe(
      "forbidden: no_permission",
    );
  });

  test("asks for a second factor only from somebody who has one, so that no save locks everybody out", async () => {
    const found = await foundTenant(world);
    expect(await refusalOf(save(found, { twoFactorRequired: true }))).toBe("blocked: set_up_factor_first");
    expect((await found.asOwner.policies.current()).policy.twoFactorRequired).toBe(false);
  });

  test("says before who would be affected: sessions that end, people without a factor, invites", async () => {
    const found = await foundTenant(world);
    const { policy } = await found.asOwner.policies.current();
    await world.database.superuser.query(
      "UPDATE sessions SET created = now() - interval '3 hours', expires = now() + interval '3 hours' WHERE user_id = $1",
      [found.member.id],
    );
    const strict = {
      ...policy,
      sessionTimeoutHours: 2,
      twoFactorRequired: true,
      twoFactorGraceDays: 7,
      passwordMinLength: 15,
      companyAllowMemberInvites: false,
    };
    const effects = await found.asOwner.policies.preview(strict);
    expect(effects).toMatchObject({
      members: 3,
      sessionsEnded: { sessions: 1, people: { count: 1, names: ["Ada Lovelace"] } },
      withoutFactor: { count: 3 },
      passwordsJudgedLater: true,
      unverified: { count: 0 },
      cannotInvite: { count: 1 },
    });
    const days = ((effects.withoutFactor.until?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    expect(await found.asOwner.policies.preview(policy)).toMatchObject({
      sessionsEnded: { sessions: 0 },
      withoutFactor: { count: 0 },
      passwordsJudgedLater: false,
    });
  });
});

describe("each rule, where it acts", () => {
  test("a shorter session ends live ones at their next request, and says so", async () => {
    const found = await foundTenant(world);
    const browser = freshBrowser(world);
    browser.cookies.set("portal_session", await world.signIn(found.member.id));
    await world.database.superuser.query(
      "UPDATE sessions SET created = now() - interval '90 minutes' WHERE user_id = $1",
      [found.member.id],
    );
    const ask = of(found, browser);
    expect(await ask("tenants.byId")).toBe("ok");
    await save(found, { sessionTimeoutHours: 1 });
    expect(await ask("tenants.byId")).toBe("signed_out: signed_out");
    expect(await lastRefused(found, "session_length", "request")).toMatchObject({ times: 1 });
    // It is over for good, whatever the policy says later.
    await save(found, { sessionTimeoutHours: 24 });
    expect(await ask("tenants.byId")).toBe("signed_out: signed_out");
  });

  test("rest ends a session", async () => {
    const found = await foundTenant(world);
    await save(found, { sessionIdleMinutes: 15 });
    const browser = freshBrowser(world);
    browser.cookies.set("portal_session", await world.signIn(found.member.id));
    await world.database.superuser.query(
      "UPDATE sessions SET created = now() - interval '1 hour', last_seen = now() - interval '16 minutes' WHERE user_id = $1",
      [found.member.id],
    );
    expect(await of(found, browser)("tenants.byId")).toBe("signed_out: signed_out");
    expect(await lastRefused(found, "session_idle", "request")).not.toBeNull();
  });

  test("a second factor closes the tenant, and nothing else, until one is set up", async () => {
    const found = await foundTenant(world);
    const admin = await accountHolder(world, { tenantId: found.tenant.id, role: "admin" });
    const owner = await signedInBrowser(world, admin.email);
    await enrolTotp(world, owner);
    const current = await found.asOwner.policies.current();
    const policy = { ...current.policy, twoFactorRequired: true, twoFactorGraceDays: 1 };
    const input = { policy, updated: current.updated };
    const saved = await owner.mutate("policies.save", input, { tenant: found.tenant.slug });
    expect(outcomeOf(saved)).toBe("ok");
    const member = await accountHolder(world, { tenantId: found.tenant.id });
    const browser = await signedInBrowser(world, member.email);
    const ask = of(found, browser);
    const facts = await browser.query("tenants.byId", undefined, { tenant: found.tenant.slug });
    expect(facts.data).toMatchObject({ twoFactorUntil: expect.any(String) });
    await world.database.superuser.query(
      "UPDATE tenant_policies SET two_factor_since = now() - interval '2 days' WHERE tenant_id = $1",
      [found.tenant.id],
    );
    await world.database.superuser.query(
      "UPDATE tenant_users SET created = now() - interval '2 days' WHERE tenant_id = $1",
      [found.tenant.id],
    );
    expect(await ask("tenants.byId")).toBe("blocked: two_factor_required");
    expect(await ask("leads.list", { companyId: found.tenant.id })).toBe("blocked: two_factor_required");
    // What cannot be a procedure is closed alike.
    const cookie = [...browser.cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { cookie, "x-portal-client": "portal", "x-portal-tenant": found.tenant.slug };
    for (const [method, path] of [
      ["POST", "/uploads/brand?slot=logo"],
      ["GET", `/imports/${randomUUID()}/rejected.csv`],
    ] as const) {
      const answer = await world.app.request(path, { method, headers });
      expect(await answer.text()).toContain("two_factor_required");
    }
    expect((await browser.query("sessions.current")).data).toMatchObject({
      tenants: [{ closedBy: "two_factor" }],
    });
    const { data } = await owner.query("policies.current", undefined, { tenant: found.tenant.slug });
    expect(JSON.stringify(data)).toMatch(/"two_factor","place":"request","last":\{"at"/);
    await enrolTotp(world, browser);
    expect(await ask("tenants.byId")).toBe("ok");
  });

  test("a password that was taken before has to be changed at the next sign-in", async () => {
    const found = await foundTenant(world);
    const member = await accountHolder(world, { tenantId: found.tenant.id });
    await save(found, { passwordMinLength: 40 });
    const browser = await signedInBrowser(world, member.email);
    const ask = of(found, browser);
    expect(await ask("tenants.byId")).toBe("blocked: password_outdated");
    expect(await lastRefused(found, "password", "sign_in")).not.toBeNull();
    const change = (password: string) =>
      browser.mutate("account.changePassword", { current: PASSWORD, password });
    expect(outcomeOf(await change("still too short for that"))).toBe("invalid: weak_password");
    expect(await lastRefused(found, "password", "new_password")).not.toBeNull();
    await change("forty characters and more are here now, really");
    expect(await ask("tenants.byId")).toBe("ok");
  });

  test("tries are as many as the strictest tenant gives, and are lifted by who manages people", async () => {
    const found = await foundTenant(world);
    const member = await accountHolder(world, { tenantId: found.tenant.id });
    await save(found, { maxLoginAttempts: 3 });
    const browser = freshBrowser(world);
    const signIn = async (password: string) =>
      outcomeOf(await browser.mutate("sessions.signIn", { email: member.email, password }));
    for (let tries = 0; tries < 3; tries += 1) await signIn("wrong");
    expect(await signIn(PASSWORD)).toBe("invalid: wrong_credentials");
    expect(await lastRefused(found, "attempts", "sign_in")).toMatchObject({ times: 1 });
    const standing = async () =>
      (await found.asAdmin.people.list()).find(({ id }) => id === member.id)?.standing;
    expect((await standing())?.held).toMatchObject({ places: 1, until: expect.any(Date) });
    await found.asAdmin.people.liftHold({ userId: member.id });
    expect((await standing())?.held).toBeNull();
    expect(await signIn(PASSWORD)).toBe("ok");
  });

  test("guesses at a code hold back as well, and who manages people sees and lifts it", async () => {
    const found = await foundTenant(world);
    const member = await accountHolder(world, { tenantId: found.tenant.id });
    const { backupCodes } = await enrolTotp(world, await signedInBrowser(world, member.email));
    const browser = freshBrowser(world);
    await browser.mutate("sessions.signIn", { email: member.email, password: PASSWORD });
    const finish = async (code: string) => outcomeOf(await browser.mutate("sessions.finishSignIn", { code }));
    for (let tries = 0; tries < 6; tries += 1) await finish("000000");
    expect(await finish(backupCodes[0] ?? "")).toBe("invalid: wrong_code");
    const standing = (await found.asAdmin.people.list()).find(({ id }) => id === member.id)?.standing;
    expect(standing?.held).toMatchObject({ places: 1 });
    await found.asAdmin.people.liftHold({ userId: member.id });
    expect(await finish(backupCodes[0] ?? "")).toBe("ok");
  });

  test("an unconfirmed address closes what changes something, where the policy asks for one", async () => {
    const found = await foundTenant(world);
    await world.database.superuser.query("UPDATE users SET email_bounced = now() WHERE id = $1", [
      found.admin.id,
    ]);
    const asAdmin = await found.as(found.admin);
    expect((await asAdmin.tenants.byId()).closed).toContain("companies.manage");
    expect(await refusalOf(asAdmin.companies.add({ name: "Acme" }))).toBe("blocked: email_unverified");
    expect(await lastRefused(found, "email_verification", "request")).not.toBeNull();
    await save(found, { companyRequireEmailVerification: false });
    const again = await found.as(found.admin);
    await expect(again.companies.add({ name: "Acme" })).resolves.toMatchObject({ name: "Acme" });
  });

  test("new companies begin as the policy says", async () => {
    const found = await foundTenant(world);
    await save(found, { companyDefaultStatus: "pending" });
    expect(await found.asOwner.companies.add({ name: "Acme" })).toMatchObject({ status: "pending" });
  });
});
