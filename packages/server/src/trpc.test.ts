import { randomUUID } from "node:crypto";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createBrowser, outcomeOf, type Browser } from "./testing/browser.ts";
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
    const response = await world.app.request("/trpc/tenants.byId", { headers: { "x-portal-tenant": "x" } });
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
    expect((await post({ "x-portal-client": "portal", origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ "x-portal-client": "portal", "sec-fetch-site": "same-site" })).status).toBe(403);
  });
});

describe("a mutation that comes with a key", () => {
  /** A signed-in newcomer; the tenants that they have are the effects of `tenants.add`. */
  async function newcomer(): Promise<Browser> {
    const person = await rows.person(world.database.superuser);
    const browser = createBrowser(world);
    browser.cookies.set("portal_session", await world.signIn(person.id));
    return browser;
  }
  const effects = async (browser: Browser): Promise<number> =>
    ((await browser.query("sessions.current")).data as { tenants: unknown[] }).tenants.length;
  const add = (browser: Browser, key: string, name = "Northwind") =>
    browser.mutate("tenants.add", { name }, { key });
  const forKey = (set: string, key: string) =>
    world.database.superuser.query(`UPDATE idempotency_keys SET ${set} WHERE key = $1`, [key]);

  test("fifty times at once has one effect, and one answer for all that get one", async () => {
    const [browser, key] = [await newcomer(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 50 }, () => add(browser, key)));
    const late = await add(browser, key);
    expect(await effects(browser)).toBe(1);
    const refused = answers.filter(({ error }) => error).map(outcomeOf);
    expect(new Set([...refused, "conflict: in_progress"])).toEqual(new Set(["conflict: in_progress"]));
    const given = answers.filter(({ error }) => !error).map(({ text }) => text);
    expect(new Set([...given, late.text])).toEqual(new Set([late.text]));
    expect(outcomeOf(late)).toBe("ok");
  });

  test("with another input is refused, and does nothing", async () => {
    const [browser, key] = [await newcomer(), randomUUID()];
    await add(browser, key);
    expect(outcomeOf(await add(browser, key, "Southwind"))).toBe("conflict: key_reused");
    expect(await effects(browser)).toBe(1);
  });

  test("may come again with its key when it failed", async () => {
    const [browser, key] = [await newcomer(), randomUUID()];
    expect(outcomeOf(await add(browser, key, ""))).toBe("invalid: invalid_input");
    expect(outcomeOf(await add(browser, key))).toBe("ok");
    expect(await effects(browser)).toBe(1);
  });

  test("spends it for itself alone: the same key under another procedure stays unspent", async () => {
    const [browser, key] = [await newcomer(), randomUUID()];
    await world.database.superuser.query(
      `INSERT INTO idempotency_keys (user_id, scope, procedure, key, input_hash)
       SELECT user_id, '', 'sessions.endOthers', $1, '' FROM sessions ORDER BY created DESC LIMIT 1`,
      [key],
    );
    await add(browser, key);
    const { rows: kept } = await world.database.superuser.query(
      "SELECT procedure, committed IS NOT NULL AS spent FROM idempotency_keys WHERE key = $1 ORDER BY 1",
      [key],
    );
    expect(kept).toEqual([
      { procedure: "sessions.endOthers", spent: false },
      { procedure: "tenants.add", spent: true },
    ]);
  });

  test("whose process died after the commit and before the answer is not done twice", async () => {
    const [browser, key] = [await newcomer(), randomUUID()];
    await add(browser, key);
    await forKey("finished = NULL, answer = NULL, created = now() - interval '10 minutes'", key);
    expect(outcomeOf(await add(browser, key))).toBe("conflict: already_done");
    expect(await effects(browser)).toBe(1);
  });

  test("whose effect is committed and whose answer is on its way is still in progress", async () => {
    const [browser, key] = [await newcomer(), randomUUID()];
    await add(browser, key);
    await forKey("finished = NULL, answer = NULL, created = now()", key);
    expect(outcomeOf(await add(browser, key))).toBe("conflict: in_progress");
    expect(await effects(browser)).toBe(1);
  });

  test("whose process died before the commit may be repeated once it counts as dead", async () => {
    const [browser, key] = [await newcomer(), randomUUID()];
    await add(browser, key);
    await world.database.superuser.query("UPDATE tenants SET deleted = now()");
    await forKey("finished = NULL, answer = NULL, committed = NULL, created = now()", key);
    const early = await add(browser, key);
    expect(outcomeOf(early)).toBe("conflict: in_progress");
    expect(early.error?.retryAfterSeconds).toBeGreaterThan(0);
    await forKey("created = now() - interval '2 minutes'", key);
    const repeats = await Promise.all(Array.from({ length: 10 }, () => add(browser, key)));
    expect(repeats.map(outcomeOf)).toContain("ok");
    expect(await effects(browser)).toBe(1);
  });

  test("of another person, or for another procedure, is another key", async () => {
    const [one, other, key] = [await newcomer(), await newcomer(), randomUUID()];
    const answers = [
      await add(one, key),
      await add(other, key),
      await one.mutate("sessions.endOthers", undefined, { key }),
    ];
    expect(answers.map(outcomeOf)).toEqual(["ok", "ok", "ok"]);
    expect([await effects(one), await effects(other)]).toEqual([1, 1]);
  });

  test("of a wrong form counts as none", async () => {
    const browser = await newcomer();
    await add(browser, "short");
    await add(browser, "short");
    expect(await effects(browser)).toBe(2);
  });

  test("that answers with a secret is not answered again", async () => {
    const person = await rows.person(world.database.superuser);
    const [browser, key] = [createBrowser(world), randomUUID()];
    const token = world.deps.tokens.mint();
    await world.database.superuser.query(
      "INSERT INTO person_tokens (user_id, purpose, token_hash, email, expires) VALUES ($1, 'verify_email', $2, $3, now() + interval '1 hour')",
      [person.id, world.deps.tokens.hash(token), person.email],
    );
    expect(outcomeOf(await browser.mutate("signUp.verifyEmail", { token }, { key }))).toBe("ok");
    expect(outcomeOf(await browser.mutate("signUp.verifyEmail", { token }, { key }))).toBe(
      "conflict: already_done",
    );
    const { rows: kept } = await world.database.superuser.query<{ answer: unknown }>(
      "SELECT answer FROM idempotency_keys WHERE key = $1",
      [key],
    );
    expect(kept).toEqual([{ answer: null }]);
  });
});
