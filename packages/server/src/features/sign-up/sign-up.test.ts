import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { createBrowser, outcomeOf } from "../../testing/browser.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails, mailedToken } from "../../testing/deliver-mails.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const PASSWORD = "plain horses graze 9 fields";
const newEmail = () => `ada-${randomUUID().slice(0, 8)}@example.com`;
const form = (email: string, over: Record<string, unknown> = {}) => ({
  name: "Ada Lovelace",
  email,
  password: PASSWORD,
  tenantName: "Northwind Traders",
  ...over,
});
/** Each test has a network of its own, so that one's limits are not another's. */
let networks = 0;
const freshBrowser = () => createBrowser(world, `198.51.100.${(networks += 1)}`);
const count = async (text: string, values: unknown[]): Promise<number> => {
  const { rows } = await world.database.superuser.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${text}`,
    values,
  );
  return rows[0]?.n ?? -1;
};

describe("signing up", () => {
  test("a new person gets a tenant of their own, and its link signs in the browser that signed up", async () => {
    const browser = freshBrowser();
    const email = newEmail();
    const sent = await browser.mutate("signUp.signUp", form(email));
    expect(sent.data).toEqual({ sentTo: email });
    expect((await browser.query("sessions.current")).data).toBeNull();

    const verified = await browser.mutate("signUp.verifyEmail", { token: await mailedToken(world, email) });
    expect(verified.data).toMatchObject({ email, signedIn: true });
    const { tenantSlug } = verified.data as { tenantSlug: string };
    expect(tenantSlug).toMatch(/^northwind-traders/);
    const current = (await browser.query("sessions.current")).data;
    expect(current).toMatchObject({
      user: { name: "Ada Lovelace", email, emailVerified: true },
      tenants: [{ slug: tenantSlug, name: "Northwind Traders", role: "owner" }],
    });
    const home = await browser.query("tenants.byId", undefined, { tenant: tenantSlug });
    expect(home.data).toMatchObject({ slug: tenantSlug, role: "owner" });
  });

  test("on a Spanish page has Spanish mails and a Spanish portal", async () => {
    const browser = freshBrowser();
    const email = newEmail();
    await browser.mutate("signUp.signUp", form(email, { language: "es" }));
    const token = await mailedToken(world, email);
    expect((await deliverMails(world, email)).map(({ subject }) => subject)).toEqual([
      "Confirma tu dirección de correo",
    ]);
    await browser.mutate("signUp.verifyEmail", { token });
    expect((await browser.query("sessions.current")).data).toMatchObject({ choices: { language: "es" } });
  });

  test("a tenant comes with its policies, configuration and a trace", async () => {
    const email = newEmail();
    await freshBrowser().mutate("signUp.signUp", form(email));
    const owned = "tenant_id IN (SELECT m.tenant_id FROM tenant_users m WHERE m.email = $1)";
    const tables = ["tenant_policies", "tenant_config", "audit_log"];
    const made = await Promise.all(tables.map((table) => count(`${table} WHERE ${owned}`, [email])));
    expect(made).toEqual([1, 1, 1]);
  });

  test("two tenants of one name get addresses of their own", async () => {
    const emails = Array.from({ length: 8 }, newEmail);
    const name = `Twin ${randomUUID().slice(0, 8)}`;
    const sent = await Promise.all(
      emails.map((email) => freshBrowser().mutate("signUp.signUp", form(email, { tenantName: name }))),
    );
    expect(sent.map(outcomeOf)).toEqual(emails.map(() => "ok"));
    expect(await count("tenants WHERE name = $1", [name])).toBe(8);
  });

  test("a name without a Latin letter still makes an address", async () => {
    const email = newEmail();
    await freshBrowser().mutate("signUp.signUp", form(email, { tenantName: "株式会社" }));
    expect(
      await count("tenants t JOIN tenant_users m ON m.tenant_id = t.id WHERE m.email = $1", [email]),
    ).toBe(1);
  });

  test("an address that has an account is answered like any other, and its owner is told by mail", async () => {
    const [known, unknown] = [newEmail(), newEmail()];
    const owner = freshBrowser();
    await owner.mutate("signUp.signUp", form(known));
    await owner.mutate("signUp.verifyEmail", { token: await mailedToken(world, known) });

    const stranger = freshBrowser();
    const toKnown = await stranger.mutate(
      "signUp.signUp",
      form(known, { name: "Mallory", tenantName: "Loot" }),
    );
    const toUnknown = await freshBrowser().mutate("signUp.signUp", form(unknown));
    expect(toKnown.status).toBe(toUnknown.status);
    expect(toKnown.text.replace(known, "")).toBe(toUnknown.text.replace(unknown, ""));
    expect([...toKnown.headers.keys()]).toEqual([...toUnknown.headers.keys()]);
    expect(toKnown.headers.get("set-cookie")?.length).toBe(toUnknown.headers.get("set-cookie")?.length);

    const mail = (await deliverMails(world, known)).at(-1);
    expect(mail?.subject).toBe("You already have an account");
    expect(mail?.text).toContain("http://localhost:3000/sign-in");
    expect(await count("tenants WHERE name = 'Loot'", [])).toBe(0);
    expect((await owner.query("sessions.current")).data).toMatchObject({ user: { name: "Ada Lovelace" } });
  });

  test("a link opened elsewhere confirms the address, and leaves the password to be typed", async () => {
    const email = newEmail();
    await freshBrowser().mutate("signUp.signUp", form(email));
    const phone = freshBrowser();
    const verified = await phone.mutate("signUp.verifyEmail", { token: await mailedToken(world, email) });
    expect(verified.data).toMatchObject({ signedIn: false, email });
    expect((await phone.query("sessions.current")).data).toBeNull();
    expect(outcomeOf(await phone.mutate("sessions.signIn", { email, password: PASSWORD }))).toBe("ok");
  });

  test("a link that arrives after the address was confirmed signs nobody in", async () => {
    const email = newEmail();
    const laptop = freshBrowser();
    await laptop.mutate("signUp.signUp", form(email));
    const first = await mailedToken(world, email);
    await laptop.mutate("signUp.resendVerification", { email });
    await freshBrowser().mutate("signUp.verifyEmail", { token: first });
    const late = await laptop.mutate("signUp.verifyEmail", { token: await mailedToken(world, email) });
    expect(late.data).toMatchObject({ signedIn: false });
  });

  test("a link works once, however many come at once", async () => {
    const email = newEmail();
    const laptop = freshBrowser();
    await laptop.mutate("signUp.signUp", form(email));
    const token = await mailedToken(world, email);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => laptop.mutate("signUp.verifyEmail", { token })),
    );
    expect(answers.map(outcomeOf).sort()).toEqual([
      ...Array.from({ length: 19 }, () => "blocked: link_used_or_expired"),
      "ok",
    ]);
    expect(await count("sessions s JOIN users u ON u.id = s.user_id WHERE u.email = $1", [email])).toBe(1);
  });

  test("a link is refused after a day", async () => {
    const email = newEmail();
    const laptop = freshBrowser();
    await laptop.mutate("signUp.signUp", form(email));
    const token = await mailedToken(world, email);
    const age =
      "UPDATE person_tokens SET created = created - interval '24 hours', expires = expires - interval '24 hours' WHERE email = $1";
    await world.database.superuser.query(age, [email]);
    expect(outcomeOf(await laptop.mutate("signUp.verifyEmail", { token }))).toBe(
      "blocked: link_used_or_expired",
    );
  });

  test.each([undefined, {}, { token: "" }, { token: 5 }, { token: { not: "" } }, { token: "a".repeat(44) }])(
    "%j is no link",
    async (input) => {
      expect(outcomeOf(await freshBrowser().mutate("signUp.verifyEmail", input))).toBe(
        "invalid: invalid_input",
      );
    },
  );

  test("who signs up a stranger's address first does not share the account with them", async () => {
    const email = newEmail();
    const [mallory, victim] = [freshBrowser(), freshBrowser()];
    await mallory.mutate("signUp.signUp", form(email, { password: "mallory waits here 1" }));
    const first = await mailedToken(world, email);
    await victim.mutate("signUp.signUp", form(email));
    // Whichever of the links they open, the sign-up that counts is their own.
    const verified = await victim.mutate("signUp.verifyEmail", { token: first });
    expect(verified.data).toMatchObject({ signedIn: true });
    const stolen = await mallory.mutate("sessions.signIn", { email, password: "mallory waits here 1" });
    expect(outcomeOf(stolen)).toBe("invalid: wrong_credentials");
    expect(await count("tenant_users WHERE email = $1", [email])).toBe(1);
  });

  test("a sign-up that meets the confirmation of its address changes nothing of the account", async () => {
    const email = newEmail();
    await freshBrowser().mutate("signUp.signUp", form(email));
    const confirming = await world.database.superuser.connect();
    try {
      await confirming.query("BEGIN");
      await confirming.query("UPDATE users SET email_verified = now() WHERE email = $1", [email]);
      const late = freshBrowser().mutate(
        "signUp.signUp",
        form(email, { name: "Mallory", password: "mallory waits 1" }),
      );
      const waits =
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
      await vi.waitUntil(async () => (await world.database.superuser.query(waits)).rowCount === 1);
      await confirming.query("COMMIT");
      expect(outcomeOf(await late)).toBe("ok");
    } finally {
      confirming.release();
    }
    expect(await count("users WHERE email = $1 AND name = 'Ada Lovelace'", [email])).toBe(1);
    expect(outcomeOf(await freshBrowser().mutate("sessions.signIn", { email, password: PASSWORD }))).toBe(
      "ok",
    );
  });

  test("a mail to an unproven address carries nothing that the sender typed", async () => {
    const email = newEmail();
    await freshBrowser().mutate(
      "signUp.signUp",
      form(email, { name: "Win at evil.example", tenantName: "evil.example" }),
    );
    const [mail] = await deliverMails(world, email);
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toContain("evil");
  });

  test("the same key twenty times at once makes one tenant and one mail", async () => {
    const [email, key] = [newEmail(), randomUUID()];
    const browser = freshBrowser();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.mutate("signUp.signUp", form(email), { key })),
    );
    expect(new Set(answers.map(outcomeOf))).toEqual(new Set(["ok", "conflict: in_progress"]));
    expect(outcomeOf(await freshBrowser().mutate("signUp.signUp", form(email), { key }))).toBe("ok");
    expect(await count("tenant_users WHERE email = $1", [email])).toBe(1);
    expect(await count("mails WHERE recipient = $1", [email])).toBe(1);
  });

  test("one address signed up many times at once makes one person and one tenant", async () => {
    const email = newEmail();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => freshBrowser().mutate("signUp.signUp", form(email))),
    );
    expect(answers.map(outcomeOf)).toEqual(answers.map(() => "ok"));
    expect(await count("users WHERE email = $1", [email])).toBe(1);
    expect(await count("tenant_users WHERE email = $1", [email])).toBe(1);
  });

  test.each([
    ["name", "", "required"],
    ["name", "x".repeat(201), "too_long"],
    ["name", "A\u0000B", "forbidden_characters"],
    ["name", "A\uD800B", "forbidden_characters"],
    ["name", "A\r\nBcc: x", "forbidden_characters"],
    ["name", 7, "required"],
    ["email", "", "required"],
    ["email", "nobody", "not_an_email"],
    ["email", "a@b@c", "not_an_email"],
    ["email", "a@127.0.0.1", "not_an_email"],
    ["email", `${"x".repeat(400)}@example.com`, "too_long"],
    ["email", { not: "" }, "required"],
    ["password", "short", "password_too_short"],
    ["password", "x".repeat(1025), "too_long"],
    ["password", "🐴".repeat(257), "too_long"],
    ["password", "long enough\u0000", "forbidden_characters"],
    ["password", "long enough\uDC00", "forbidden_characters"],
    ["tenantName", "", "required"],
    ["tenantName", "x".repeat(101), "too_long"],
    ["tenantName", null, "required"],
  ])("%s %j is refused on its field", async (field, value, message) => {
    const answer = await createBrowser(world, "192.0.2.1").mutate(
      "signUp.signUp",
      form(newEmail(), { [field]: value }),
    );
    // The network's limit stands before the form is read, and this table is longer than it.
    if (answer.error?.code === "limited") return;
    expect(outcomeOf(answer)).toBe("invalid: invalid_input");
    expect(answer.error?.details).toEqual({ fields: { [field]: message } });
  });

  test("identity in the body is refused, not ignored", async () => {
    const browser = freshBrowser();
    for (const extra of [{ emailVerified: true }, { role: "owner" }, { userId: randomUUID() }]) {
      expect(outcomeOf(await browser.mutate("signUp.signUp", form(newEmail(), extra)))).toBe(
        "invalid: invalid_input",
      );
    }
  });

  test.each([
    ["password123", "common_password"],
    ["Summer2026", "common_password"],
    ["aaaaaaaaaaaa", "common_password"],
    ["Ada Lovelace", "password_is_identity"],
    ["northwindtraders1!", "password_is_identity"],
  ])("the password %s is refused", async (password, reason) => {
    const answer = await freshBrowser().mutate("signUp.signUp", form(newEmail(), { password }));
    expect(outcomeOf(answer)).toBe(`invalid: ${reason}`);
    expect(answer.error?.field).toBe("password");
  });

  test("spellings of one address are one account", async () => {
    const email = newEmail();
    await freshBrowser().mutate("signUp.signUp", form(`  ${email.toUpperCase()} `));
    expect(await count("users WHERE email = $1", [email])).toBe(1);
  });

  test("one address gets five mails an hour, whoever asks from wherever", async () => {
    const email = newEmail();
    const outcomes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      outcomes.push(outcomeOf(await freshBrowser().mutate("signUp.resendVerification", { email })));
    }
    expect(outcomes).toEqual(["ok", "ok", "ok", "ok", "ok", "limited: too_many_requests"]);
  });
});
