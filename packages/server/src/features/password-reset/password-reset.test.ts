import { randomUUID } from "node:crypto";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { hashPassword } from "../../passwords.ts";
import { createBrowser, outcomeOf } from "../../testing/browser.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails, mailedToken } from "../../testing/deliver-mails.ts";

let world: TestApp;
let hash: string;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
  hash = await hashPassword(OLD);
});
afterAll(() => world.close());

const OLD = "plain horses graze 9 fields";
const NEW = "quiet otters swim 4 rivers";

async function account(): Promise<rows.PersonRow> {
  const person = await rows.person(world.database.superuser);
  await rows.password(world.database.superuser, { userId: person.id, hash });
  return person;
}

/** Each test has a network of its own, so that one's limits are not another's. */
let networks = 0;
const freshBrowser = () => createBrowser(world, `198.51.100.${(networks += 1)}`);
const request = (email: string) => freshBrowser().mutate("passwordReset.request", { email });
const signIn = async (email: string, password: string) =>
  outcomeOf(await freshBrowser().mutate("sessions.signIn", { email, password }));

describe("setting a new password", () => {
  test("the mailed link sets it, signs in here, ends every other session, and tells the person", async () => {
    const person = await account();
    const thief = createBrowser(world);
    thief.cookies.set("portal_session", await world.signIn(person.id));
    expect((await request(person.email)).data).toEqual({ sentTo: person.email });

    const browser = freshBrowser();
    const token = await mailedToken(world, person.email);
    expect(outcomeOf(await browser.mutate("passwordReset.reset", { token, password: NEW }))).toBe("ok");
    expect((await browser.query("sessions.current")).data).toMatchObject({ user: { id: person.id } });
    expect((await thief.query("sessions.current")).data).toBeNull();
    expect(await signIn(person.email, OLD)).toBe("invalid: wrong_credentials");
    expect(await signIn(person.email, NEW)).toBe("ok");

    const mails = await deliverMails(world, person.email);
    expect(mails.map(({ subject }) => subject)).toEqual([
      "Set a new password",
      "Your password was changed",
      // Here, and where the new password was tried.
      "You signed in on a new device",
      "You signed in on a new device",
    ]);
    const { rows: audit } = await world.database.superuser.query<{ action: string; detail: unknown }>(
      "SELECT action, detail FROM person_audit_log WHERE user_id = $1 AND action LIKE 'passwordReset%'",
      [person.id],
    );
    expect(audit).toEqual([{ action: "passwordReset.reset", detail: null }]);
  });

  test("an address without an account is answered like one with, and gets no mail", async () => {
    const person = await account();
    const unknown = `nobody-${randomUUID().slice(0, 8)}@example.com`;
    const [known, stranger] = [await request(person.email), await request(unknown)];
    expect(known.status).toBe(stranger.status);
    expect(known.text.replace(person.email, "")).toBe(stranger.text.replace(unknown, ""));
    expect([...known.headers.keys()]).toEqual([...stranger.headers.keys()]);
    expect(await deliverMails(world, unknown)).toEqual([]);
  });

  test("a link is good for one reset, however many come at once", async () => {
    const person = await account();
    await request(person.email);
    const token = await mailedToken(world, person.email);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        freshBrowser().mutate("passwordReset.reset", { token, password: `${NEW} ${index}` }),
      ),
    );
    const outcomes = answers.map(outcomeOf);
    expect(outcomes.filter((each) => each === "ok")).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(["ok", "blocked: link_used_or_expired"]));
    expect(await signIn(person.email, `${NEW} ${outcomes.indexOf("ok")}`)).toBe("ok");
  });

  test("one reset voids the other links that were mailed", async () => {
    const person = await account();
    await request(person.email);
    const first = await mailedToken(world, person.email);
    await request(person.email);
    const second = await mailedToken(world, person.email);
    expect(first).not.toBe(second);
    await freshBrowser().mutate("passwordReset.reset", { token: first, password: NEW });
    const late = await freshBrowser().mutate("passwordReset.reset", { token: second, password: OLD });
    expect(outcomeOf(late)).toBe("blocked: link_used_or_expired");
  });

  test("a used, expired, unknown and foreign link, and one for an address since changed, have one answer", async () => {
    const { superuser } = world.database;
    const people = [await account(), await account(), await account()];
    const tokens: string[] = [];
    for (const person of people) {
      await request(person.email);
      tokens.push(await mailedToken(world, person.email));
    }
    const [used, expired, moved] = people.map(({ id }) => id);
    await superuser.query("UPDATE person_tokens SET used = now() WHERE user_id = $1", [used]);
    await superuser.query("UPDATE person_tokens SET expires = now() WHERE user_id = $1", [expired]);
    await superuser.query("UPDATE users SET email = $2 WHERE id = $1", [
      moved,
      `m-${randomUUID()}@example.com`,
    ]);
    const answers = [];
    for (const token of [...tokens, "A".repeat(43)]) {
      answers.push(await freshBrowser().mutate("passwordReset.reset", { token, password: NEW }));
    }
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(outcomeOf)).toEqual(answers.map(() => "blocked: link_used_or_expired"));
  });

  test("a link to confirm an address does not set a password", async () => {
    const email = `ada-${randomUUID().slice(0, 8)}@example.com`;
    const form = { name: "Ada Lovelace", email, password: OLD, tenantName: "Northwind" };
    await freshBrowser().mutate("signUp.signUp", form);
    const token = await mailedToken(world, email);
    const answer = await freshBrowser().mutate("passwordReset.reset", { token, password: NEW });
    expect(outcomeOf(answer)).toBe("blocked: link_used_or_expired");
  });

  test("a weak password is refused by the strictest of the person's policies, and leaves the link usable", async () => {
    const { superuser } = world.database;
    const person = await account();
    const tenant = await rows.tenant(superuser);
    await rows.member(superuser, { tenantId: tenant.id, userId: person.id });
    await superuser.query("UPDATE tenant_policies SET password_min_length = 15 WHERE tenant_id = $1", [
      tenant.id,
    ]);
    await request(person.email);
    const token = await mailedToken(world, person.email);
    const short = await freshBrowser().mutate("passwordReset.reset", { token, password: "gx7!pq0zvb2k" });
    expect(short.error).toMatchObject({ reason: "weak_password", field: "password", details: { min: 15 } });
    const own = await freshBrowser().mutate("passwordReset.reset", { token, password: `${person.email}!` });
    expect(outcomeOf(own)).toBe("invalid: password_is_identity");
    const good = await freshBrowser().mutate("passwordReset.reset", { token, password: NEW });
    expect(outcomeOf(good)).toBe("ok");
  });

  test("a link that reached the mailbox confirms an address that waited for it", async () => {
    const person = await account();
    await world.database.superuser.query("UPDATE users SET email_verified = NULL WHERE id = $1", [person.id]);
    await request(person.email);
    const token = await mailedToken(world, person.email);
    await freshBrowser().mutate("passwordReset.reset", { token, password: NEW });
    expect(await signIn(person.email, NEW)).toBe("ok");
  });

  test("links lead to the configured address, whatever the request says of its host", async () => {
    const person = await account();
    const headers = {
      "x-forwarded-host": "evil.example",
      "x-host": "evil.example",
      forwarded: "host=evil.example",
    };
    await freshBrowser().mutate("passwordReset.request", { email: person.email }, { headers });
    const [mail] = await deliverMails(world, person.email);
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/reset\/[\w-]{43}/);
    expect(`${mail?.text}${mail?.html}`).not.toContain("evil");
  });

  test("one network tries a bounded number of links", async () => {
    const guesser = freshBrowser();
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, index) =>
        guesser.mutate("passwordReset.reset", { token: String(index).padStart(43, "A"), password: NEW }),
      ),
    );
    expect(answers.filter(({ error }) => error?.code === "limited")).toHaveLength(10);
  });

  test.each([
    ["passwordReset.request", { email: "" }],
    ["passwordReset.request", { email: "a\u0000@example.com" }],
    ["passwordReset.request", { email: `${"x".repeat(330)}@example.com` }],
    ["passwordReset.request", { email: { not: "" } }],
    ["passwordReset.reset", { token: "", password: NEW }],
    ["passwordReset.reset", { token: "../../etc", password: NEW }],
    ["passwordReset.reset", { token: { not: "" }, password: NEW }],
    ["passwordReset.reset", { token: "A".repeat(43), password: "short" }],
    ["passwordReset.reset", { token: "A".repeat(43), password: "x".repeat(1025) }],
    ["passwordReset.reset", { token: "A".repeat(43), password: "lone \uD800 surrogate" }],
    ["passwordReset.reset", { token: "A".repeat(43), password: NEW, userId: "x" }],
  ])("%s refuses %j", async (procedure, input) => {
    expect(outcomeOf(await freshBrowser().mutate(procedure, input))).toBe("invalid: invalid_input");
  });
});
