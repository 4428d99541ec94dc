import { readInTenant } from "@rookery/db";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { createConsentWorld, type ConsentWorld, type Home } from "../../testing/consent-world.ts";
import { refusalOf } from "../../testing/create-test-app.ts";
import { deliverMails } from "../../testing/deliver-mails.ts";
import { trailOf } from "../../testing/found-tenant.ts";
import { platformScope } from "../../platform-scope.ts";
import { loadAccount } from "./load-account.ts";
import { mailboxKey } from "./mailbox-key.ts";

const MINUTE_MS = 60_000;

let all: ConsentWorld;
beforeAll(async () => {
  all = await createConsentWorld(inject("databaseServer"));
});
afterAll(() => all.close());
beforeEach(() => {
  Object.assign(all.oauth, { isDown: false, rotates: false });
});

async function connected() {
  const its = await all.home();
  const { accountId } = await all.connect(its);
  await all.check(its, accountId);
  const before = all.oauth.calls.refresh_token;
  return {
    its,
    accountId,
    check: () => all.check(its, accountId),
    shown: () => its.asAdmin.emailAccounts.byId({ accountId }),
    refreshes: () => all.oauth.calls.refresh_token - before,
  };
}

async function keyOf(its: Home, accountId: string) {
  const { deps } = all.world;
  const account = await readInTenant(deps.db, platformScope(its.tenant.id), (tx) =>
    loadAccount(tx, { tenantId: its.tenant.id, accountId }),
  );
  if (!account) throw new Error("no account");
  return mailboxKey(deps, account);
}

async function isRefreshing(accountId: string): Promise<boolean> {
  const { rows } = await all.world.database.superuser.query<{ is: boolean }>(
    "SELECT refreshing_until IS NOT NULL AS is FROM email_accounts WHERE id = $1",
    [accountId],
  );
  return rows[0]?.is === true;
}

const sendTest = (its: Home, accountId: string) =>
  its.asAdmin.templates.sendTest({
    companyId: its.company.id,
    accountId,
    leadId: null,
    draft: { subject: "Hello", previewText: "", source: { kind: "html", html: "<p>Hello</p>" }, text: null },
  });

async function noticesOf({ tenant }: Home): Promise<unknown[]> {
  const { rows } = await all.world.database.superuser.query<{ kind: string; cause: string | null }>(
    "SELECT kind, facts->>'cause' AS cause FROM notices WHERE tenant_id = $1 ORDER BY id",
    [tenant.id],
  );
  return rows.map(({ kind, cause }) => [kind, cause]);
}

describe("a token", () => {
  test("is used as long as it is good, and renewed some minutes before its end", async () => {
    const { its, accountId, check, refreshes } = await connected();
    const first = await keyOf(its, accountId);
    all.pass(54 * MINUTE_MS);
    expect(await keyOf(its, accountId)).toEqual(first);
    expect(refreshes()).toBe(0);
    all.pass(2 * MINUTE_MS);
    expect(await keyOf(its, accountId)).not.toEqual(first);
    await check();
    expect(refreshes()).toBe(1);
  });

  test("is asked for once where several want it at the same time", async () => {
    const { its, accountId, refreshes } = await connected();
    all.oauth.rotates = true;
    const rounds = 5;
    for (let round = 1; round <= rounds; round += 1) {
      all.pass(60 * MINUTE_MS);
      const keys = await Promise.all(Array.from({ length: 5 }, () => keyOf(its, accountId)));
      expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(1);
      expect(refreshes()).toBe(round);
    }
  });

  test("that renews is replaced where the provider gives a new one, however often", async () => {
    const { check, shown, refreshes } = await connected();
    all.oauth.rotates = true;
    for (let days = 0; days < 3; days += 1) {
      all.pass(24 * 60 * MINUTE_MS);
      await check();
    }
    expect(refreshes()).toBe(3);
    expect(await shown()).toMatchObject({ status: "active", fault: null });
  });

  test("that its server does not take is not tried again", async () => {
    const { check, shown, refreshes } = await connected();
    const { secretSetAt, version } = await shown();
    all.oauth.forgetAccessTokens();
    await check();
    expect(await shown()).toMatchObject({ status: "active", fault: { cause: "oauth_refused" } });
    await check();
    expect(refreshes()).toBe(1);
    // A renewed token is no edit, and no new sign-in.
    expect(await shown()).toMatchObject({ status: "active", fault: null, secretSetAt, version });
  });

  test("is asked for by the next one where whoever had the turn is gone", async () => {
    const { its, accountId } = await connected();
    all.pass(60 * MINUTE_MS);
    await all.world.database.superuser.query(
      "UPDATE email_accounts SET refreshing_until = $2 WHERE id = $1",
      [accountId, new Date(all.now() - 1)],
    );
    expect(await keyOf(its, accountId)).toHaveProperty("token");
  });
});

test("a mailbox that is connected anew while its token is renewed is opened with what came last", async () => {
  const { its, accountId, shown } = await connected();
  all.pass(60 * MINUTE_MS);
  let letGo = () => {};
  all.oauth.hold = new Promise((done) => (letGo = done));
  const asked = keyOf(its, accountId);
  await expect.poll(() => isRefreshing(accountId)).toBe(true);
  all.pass(1);
  await all.connect(its, { accountId });
  const newest = await keyOf(its, accountId);
  letGo();
  all.oauth.hold = undefined;
  expect(await asked).toEqual(newest);
  expect(await keyOf(its, accountId)).toEqual(newest);
  expect(await isRefreshing(accountId)).toBe(false);
  expect((await shown()).signedInAt).toBe("google");
});

describe("a permission that was taken back", () => {
  test("stops the account at once, tells it, and a new sign-in makes it work again", async () => {
    const { its, accountId, check, shown } = await connected();
    all.pass(60 * MINUTE_MS);
    all.oauth.withdraw(its.email);
    await check();
    expect(await shown()).toMatchObject({
      status: "needs_password",
      nextCheckAt: null,
      fault: { stage: "sign_in", cause: "consent_withdrawn" },
      signInWay: "google",
    });
    expect(await noticesOf(its)).toEqual([["account_stopped", "consent_withdrawn"]]);
    const [mail] = await deliverMails(all.world, its.owner.email);
    expect(mail?.text).toContain("the permission was taken back, or has ended");
    expect(mail?.text).toContain(`/accounts/${accountId}`);
    await all.connect(its, { accountId });
    await check();
    expect(await shown()).toMatchObject({ status: "active", fault: null });
    const trail = await trailOf(all.world, its.tenant.id);
    expect(trail.map(({ action }) => action)).toEqual(["emailAccounts.add", "emailAccounts.connectAnew"]);
  });

  test("is told whoever wanted to send, and the account is tried", async () => {
    const { its, accountId, refreshes } = await connected();
    all.pass(60 * MINUTE_MS);
    all.oauth.withdraw(its.email);
    const { superuser } = all.world.database;
    await superuser.query("DELETE FROM pgboss.job");
    expect(await refusalOf(sendTest(its, accountId))).toBe("blocked: consent_withdrawn");
    const { rows: jobs } = await superuser.query(
      "SELECT name, data FROM pgboss.job WHERE name = 'check-account'",
    );
    expect(jobs).toEqual([{ name: "check-account", data: { tenantId: its.tenant.id, accountId } }]);
    await all.check(its, accountId);
    const before = refreshes();
    expect(await refusalOf(sendTest(its, accountId))).toBe("blocked: consent_withdrawn");
    expect(refreshes()).toBe(before);
  });
});

describe("a provider in trouble", () => {
  test("changes nothing at first: the account is tried again, and works when the provider does", async () => {
    const { its, accountId, check, shown } = await connected();
    all.pass(60 * MINUTE_MS);
    all.oauth.isDown = true;
    await check();
    expect(await shown()).toMatchObject({ status: "active", failedChecks: 1, fault: { cause: "try_later" } });
    expect(await refusalOf(sendTest(its, accountId))).toBe("unavailable: provider_silent");
    all.oauth.isDown = false;
    await check();
    expect(await shown()).toMatchObject({ status: "active", fault: null });
    expect(await noticesOf(its)).toEqual([]);
  });

  test("is another matter than a registration that the operator has taken away", async () => {
    const { check, shown } = await connected();
    all.pass(60 * MINUTE_MS);
    const { mailSignIns } = all.world.deps;
    const { google } = mailSignIns;
    Object.assign(mailSignIns, { google: undefined });
    await check();
    expect(await shown()).toMatchObject({
      status: "active",
      fault: { cause: "sign_in_not_set_up" },
      signInWay: null,
    });
    Object.assign(mailSignIns, { google });
    await check();
    expect((await shown()).fault).toBeNull();
  });
});

test("what a provider gives stands nowhere but sealed", async () => {
  const { its, accountId, check, shown } = await connected();
  all.pass(60 * MINUTE_MS);
  await check();
  await sendTest(its, accountId);
  const { superuser } = all.world.database;
  const { rows: tables } = await superuser.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')",
  );
  const said = [JSON.stringify(await shown()), all.logged.join("\n"), JSON.stringify(all.mails)];
  for (const { name } of tables) {
    const { rows } = await superuser.query<{ text: string | null }>(
      `SELECT string_agg(each::text, ' ') AS text FROM ${name} each`,
    );
    said.push(rows[0]?.text ?? "");
  }
  const { given } = all.oauth;
  expect(given.length).toBeGreaterThan(3);
  expect(said.join("").length).toBeGreaterThan(10_000);
  expect(given.filter((secret) => said.some((text) => text.includes(secret)))).toEqual([]);
});
