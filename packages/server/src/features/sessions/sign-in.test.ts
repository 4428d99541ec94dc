import { randomUUID } from "node:crypto";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { hashPassword } from "../../passwords.ts";
import { createBrowser, outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";

let world: TestApp;
let hash: string;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
  hash = await hashPassword(PASSWORD);
});
afterAll(() => world.close());

const PASSWORD = "plain horses graze 9 fields";
const WRONG = "invalid: wrong_credentials";

async function account(over: { email_verified?: Date } = {}): Promise<rows.PersonRow> {
  const person = await rows.person(world.database.superuser, over);
  await rows.password(world.database.superuser, { userId: person.id, hash });
  return person;
}

/** Each test has a network of its own, so that one's limits are not another's. */
let networks = 0;
const freshBrowser = () => createBrowser(world, `198.51.100.${(networks += 1)}`);
const signIn = (browser: Browser, email: string, password = PASSWORD) =>
  browser.mutate("sessions.signIn", { email, password });
const repeat = <T>(times: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: times }, (_, index) => work(index)));

/** Tries by outcome, as operators see them. */
async function tried(outcome: string): Promise<number> {
  const text = await world.deps.metrics.registry.metrics();
  return Number(new RegExp(`rookery_sign_ins_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
}

describe("signing in", () => {
  test("the right password opens a session in a cookie that no script can read", async () => {
    const person = await account();
    const browser = freshBrowser();
    const answer = await signIn(browser, ` ${person.email.toUpperCase()}`);
    expect(outcomeOf(answer)).toBe("ok");
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^portal_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/);
    expect((await browser.query("sessions.current")).data).toMatchObject({ user: { id: person.id } });
  });

  test("wrong, unknown, unconfirmed, without a password and tried too often have one answer", async () => {
    const [known, other] = [await account(), await account()];
    const { superuser } = world.database;
    const unconfirmed = await account();
    await superuser.query("UPDATE users SET email_verified = NULL WHERE id = $1", [unconfirmed.id]);
    const without = await rows.person(superuser);
    const tired = freshBrowser();
    await repeat(6, () => signIn(tired, other.email, "not the password"));

    const answers = [
      await signIn(freshBrowser(), known.email, "not the password"),
      await signIn(freshBrowser(), `nobody-${randomUUID()}@example.com`),
      await signIn(freshBrowser(), unconfirmed.email),
      await signIn(freshBrowser(), without.email),
      await signIn(tired, other.email),
    ];
    expect(answers.map(outcomeOf)).toEqual(answers.map(() => WRONG));
    expect(new Set(answers.map(({ status }) => status)).size).toBe(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => [...headers.keys()].join())).size).toBe(1);
  });

  test("of 200 wrong passwords at once five are compared, and the right one after them is not", async () => {
    const person = await account();
    const stranger = freshBrowser();
    const before = await tried("wrong");
    const answers = await repeat(200, (index) => signIn(stranger, person.email, `guess number ${index}`));
    expect((await tried("wrong")) - before).toBe(5);
    const outcomes = new Set(answers.map(outcomeOf));
    outcomes.delete("limited: too_many_requests");
    expect(outcomes).toEqual(new Set([WRONG]));
    expect(outcomeOf(await signIn(stranger, person.email))).not.toBe("ok");
  });

  test("a stranger's guesses keep nobody out: neither elsewhere, nor on a known device of the same network", async () => {
    const person = await account();
    const network = `203.0.113.${(networks += 1)}`;
    const laptop = createBrowser(world, network);
    await signIn(laptop, person.email);
    await laptop.mutate("sessions.signOut");
    await repeat(30, () => signIn(createBrowser(world, network), person.email, "not the password"));
    expect(outcomeOf(await signIn(createBrowser(world, network), person.email))).toBe(WRONG);
    expect(outcomeOf(await signIn(laptop, person.email))).toBe("ok");
    expect(outcomeOf(await signIn(freshBrowser(), person.email))).toBe("ok");
  });

  test("a known device has five tries of its own, and is nobody's for another account", async () => {
    const [person, other] = [await account(), await account()];
    const laptop = freshBrowser();
    await signIn(laptop, person.email);
    await repeat(6, () => signIn(laptop, person.email, "not the password"));
    expect(outcomeOf(await signIn(laptop, person.email))).toBe(WRONG);
    // The cookie of one account, or a forged one, opens no further tries for another.
    const before = await tried("wrong");
    await repeat(8, () => signIn(laptop, other.email, "not the password"));
    laptop.cookies.set("portal_device", `${randomUUID()}.${"A".repeat(43)}`);
    await repeat(8, () => signIn(laptop, other.email, "not the password"));
    expect((await tried("wrong")) - before).toBe(5);
  });

  test("one network cannot try a password on ever more accounts, and locks none of them", async () => {
    const person = await account();
    const sprayer = freshBrowser();
    const answers = await repeat(110, (index) => signIn(sprayer, `spray-${index}@example.com`));
    expect(answers.filter(({ error }) => error?.code === "limited").length).toBeGreaterThanOrEqual(10);
    const late = await signIn(sprayer, person.email);
    expect(outcomeOf(late)).toBe("limited: too_many_requests");
    expect(late.error?.retryAfterSeconds).toBeGreaterThan(0);
    expect(outcomeOf(await signIn(freshBrowser(), person.email))).toBe("ok");
  });

  test("right passwords do not use up a network's tries", async () => {
    const person = await account();
    const spent = async () => {
      const text =
        "SELECT coalesce(sum(points), 0)::int AS points FROM rate_limits WHERE key LIKE 'signInNetwork:%'";
      return (await world.database.superuser.query<{ points: number }>(text)).rows[0]?.points;
    };
    const before = await spent();
    await signIn(freshBrowser(), person.email);
    expect(await spent()).toBe(before);
  });

  test("a made-up forwarded address does not make a network new", async () => {
    const person = await account();
    const browser = freshBrowser();
    const before = await tried("wrong");
    await repeat(12, (index) =>
      browser.mutate(
        "sessions.signIn",
        { email: person.email, password: "not the password" },
        { headers: { "x-forwarded-for": `192.0.2.${index}`, forwarded: `for=192.0.2.${index}` } },
      ),
    );
    expect((await tried("wrong")) - before).toBe(5);
  });

  test("addresses of one IPv6 /64 are one network, however they are written", async () => {
    const person = await account();
    const before = await tried("wrong");
    const peers = [
      "2001:db8:1:2::1",
      "2001:db8:1:2::2",
      "2001:0db8:0001:0002:aaaa:0:0:1",
      "2001:db8:1:2:ffff::9",
    ];
    await repeat(12, (index) =>
      signIn(createBrowser(world, peers[index % peers.length]), person.email, "not the password"),
    );
    expect((await tried("wrong")) - before).toBe(5);
  });

  test("each call of a batch is counted, and a batch of eleven is refused whole", async () => {
    const person = await account();
    const batch = (size: number) =>
      world.app.request(`/trpc/${Array(size).fill("sessions.signIn").join()}?batch=1`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-portal-client": "portal" },
        body: JSON.stringify(
          Object.fromEntries(
            Array.from({ length: size }, (_, index) => [
              index,
              { email: person.email, password: `guess number ${index}` },
            ]),
          ),
        ),
      });
    const before = (await tried("wrong")) + (await tried("held_back"));
    const wrongBefore = await tried("wrong");
    await batch(10);
    expect((await tried("wrong")) + (await tried("held_back")) - before).toBe(10);
    expect((await tried("wrong")) - wrongBefore).toBe(5);
    expect((await batch(11)).status).toBe(400);
    expect((await tried("wrong")) + (await tried("held_back")) - before).toBe(10);
  });

  test("a password that is changed while it is compared opens nothing", async () => {
    const person = await account();
    const change = await world.database.superuser.connect();
    try {
      await change.query("BEGIN");
      await change.query("UPDATE user_passwords SET password_hash = 'changed' WHERE user_id = $1", [
        person.id,
      ]);
      const signing = signIn(freshBrowser(), person.email);
      // The old hash is still what others read; the sign-in then waits for the row.
      await vi.waitUntil(async () => {
        const text =
          "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
        return (await world.database.superuser.query(text)).rowCount === 1;
      });
      await change.query("COMMIT");
      expect(outcomeOf(await signing)).toBe(WRONG);
    } finally {
      change.release();
    }
  });

  test("a session that somebody planted is not taken over, and one that was there is ended", async () => {
    const [person, former] = [await account(), await account()];
    const browser = freshBrowser();
    const brought = await world.signIn(former.id);
    browser.cookies.set("portal_session", brought);
    await signIn(browser, person.email);
    expect(browser.cookies.get("portal_session")).not.toBe(brought);
    browser.cookies.set("portal_session", brought);
    expect((await browser.query("sessions.current")).data).toBeNull();

    const planted = freshBrowser();
    planted.cookies.set("portal_session", "A".repeat(43));
    await signIn(planted, person.email);
    expect(planted.cookies.get("portal_session")).not.toBe("A".repeat(43));
  });

  test("a session lasts as long as the strictest of the person's tenants allows", async () => {
    const person = await account();
    const { superuser } = world.database;
    const hours = [24, 2, 8];
    for (const each of hours) {
      const tenant = await rows.tenant(superuser);
      await rows.member(superuser, { tenantId: tenant.id, userId: person.id });
      await superuser.query("UPDATE tenant_policies SET session_timeout_hours = $2 WHERE tenant_id = $1", [
        tenant.id,
        each,
      ]);
    }
    await signIn(freshBrowser(), person.email);
    const { rows: sessions } = await superuser.query(
      "SELECT extract(epoch FROM expires - created)::int / 3600 AS hours FROM sessions WHERE user_id = $1",
      [person.id],
    );
    expect(sessions).toEqual([{ hours: 2 }]);
  });

  test("the fifty-first session ends the longest unused", async () => {
    const person = await account();
    const { superuser } = world.database;
    await superuser.query(
      `INSERT INTO sessions (user_id, token_hash, expires, last_seen)
       SELECT $1::uuid, decode(md5('session' || n), 'hex'), now() + interval '1 hour', now() - n * interval '1 minute'
       FROM generate_series(1, 50) n`,
      [person.id],
    );
    await signIn(freshBrowser(), person.email);
    const { rows: left } = await superuser.query(
      "SELECT count(*)::int AS live, max(now() - last_seen) < interval '50 minutes' AS oldest_is_gone FROM sessions WHERE user_id = $1 AND ended IS NULL",
      [person.id],
    );
    expect(left).toEqual([{ live: 50, oldest_is_gone: true }]);
  });

  test("what is kept of a sign-in holds neither password nor token", async () => {
    const person = await account();
    const browser = freshBrowser();
    const key = randomUUID();
    await browser.mutate("sessions.signIn", { email: person.email, password: PASSWORD }, { key });
    const token = browser.cookies.get("portal_session") ?? "";
    const { rows: kept } = await world.database.superuser.query<{ text: string }>(
      `SELECT row_to_json(s)::text AS text FROM sessions s UNION ALL SELECT row_to_json(k)::text FROM idempotency_keys k
       UNION ALL SELECT row_to_json(a)::text FROM person_audit_log a UNION ALL SELECT row_to_json(l)::text FROM rate_limits l`,
    );
    const all = kept.map(({ text }) => text).join("\n");
    expect(all).toContain("sessions.signIn");
    for (const secret of [PASSWORD, token, Buffer.from(token).toString("hex")])
      expect(all).not.toContain(secret);
    const again = await browser.mutate(
      "sessions.signIn",
      { email: person.email, password: PASSWORD },
      { key },
    );
    expect(outcomeOf(again)).toBe("conflict: already_done");
  });

  test("a megabyte of password is refused before anything is compared", async () => {
    const person = await account();
    const before = await tried("wrong");
    const huge = await signIn(freshBrowser(), person.email, "x".repeat(1_100_000));
    expect(huge.status).toBe(413);
    expect(outcomeOf(huge)).toBe("invalid: invalid_input");
    const long = await signIn(freshBrowser(), person.email, "x".repeat(1025));
    expect(outcomeOf(long)).toBe("invalid: invalid_input");
    expect(await tried("wrong")).toBe(before);
  });

  test.each([
    { email: "", password: PASSWORD },
    { email: "ada@example.com", password: "" },
    { email: "ada@example.com" },
    { email: "ada@example.com", password: 12_345_678 },
    { email: { contains: "@" }, password: PASSWORD },
    { email: ["ada@example.com"], password: PASSWORD },
    { email: "ada@example.com", password: "a\u0000b" },
    { email: "ada@example.com", password: "a\uD83Db" },
    { email: "a\u0000da@example.com", password: PASSWORD },
    { email: "ada@example.com", password: PASSWORD, remember: true },
  ])("%j is refused as bad input", async (input) => {
    const answer = await createBrowser(world, "192.0.2.77").mutate("sessions.signIn", input);
    expect(outcomeOf(answer)).toBe("invalid: invalid_input");
  });
});
