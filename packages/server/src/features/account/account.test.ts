import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails, mailedToken } from "../../testing/deliver-mails.ts";
import { accountHolder, freshBrowser, PASSWORD, signedInBrowser } from "../../testing/sign-in-world.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const NEW = "quiet otters swim 4 rivers";
const isIn = async (browser: Browser) => (await browser.query("sessions.current")).data !== null;
const signIn = async (email: string, password = PASSWORD) =>
  outcomeOf(await freshBrowser(world).mutate("sessions.signIn", { email, password }));

describe("a new password", () => {
  test("needs the current one, ends all other sessions, and is told by mail", async () => {
    const person = await accountHolder(world);
    const [here, there] = [
      await signedInBrowser(world, person.email),
      await signedInBrowser(world, person.email),
    ];
    const change = (current: string) => here.mutate("account.changePassword", { current, password: NEW });
    expect(outcomeOf(await change("not it"))).toBe("invalid: wrong_password");
    expect(outcomeOf(await change(PASSWORD))).toBe("ok");
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect(await signIn(person.email)).toBe("invalid: wrong_credentials");
    expect(await signIn(person.email, NEW)).toBe("ok");
    const subjects = (await deliverMails(world, person.email)).map(({ subject }) => subject);
    expect(subjects).toContain("Your password was changed");
  });

  test("of two set at once is the one that came first", async () => {
    const person = await accountHolder(world);
    const browser = await signedInBrowser(world, person.email);
    const answers = await Promise.all(
      ["one", "two"].map((word) =>
        browser.mutate("account.changePassword", { current: PASSWORD, password: `${NEW} ${word}` }),
      ),
    );
    expect(answers.map(outcomeOf).toSorted()).toEqual(["invalid: wrong_password", "ok"]);
  });

  test("keeps to the strictest of the person's tenants, and says whose rule it is", async () => {
    const { superuser } = world.database;
    const [lax, strict] = [
      await rows.tenant(superuser),
      await rows.tenant(superuser, { name: "Strict Ltd" }),
    ];
    const person = await accountHolder(world, { tenantId: lax.id });
    await rows.member(superuser, { tenantId: strict.id, userId: person.id });
    await superuser.query(
      "UPDATE tenant_policies SET password_min_length = 20, password_require_numbers = true WHERE tenant_id = $1",
      [strict.id],
    );
    const browser = await signedInBrowser(world, person.email);
    const change = async (password: string) =>
      outcomeOf(await browser.mutate("account.changePassword", { current: PASSWORD, password }));
    expect(await change("eighteen letters..")).toBe("invalid: weak_password");
    expect(await change("twenty letters and none")).toBe("invalid: password_needs_number");
    expect((await browser.query("account.rules")).data).toMatchObject({
      password: { passwordMinLength: 20, from: ["Strict Ltd"] },
    });
    expect(await change("twenty letters and 1 figure")).toBe("ok");
  });
});

describe("a new address", () => {
  async function changing() {
    const person = await accountHolder(world);
    const browser = await signedInBrowser(world, person.email);
    const email = `new-${person.email}`;
    expect(outcomeOf(await browser.mutate("account.requestEmail", { email }))).toBe("ok");
    return { person, browser, email };
  }
  const confirm = (token: string) => freshBrowser(world).mutate("account.confirmEmail", { token });

  test("counts once both addresses are confirmed, in whatever order", async () => {
    for (const order of ["old first", "new first"]) {
      const { person, browser, email } = await changing();
      const [old, fresh] = [await mailedToken(world, person.email), await mailedToken(world, email)];
      const [first, second] = order === "old first" ? [old, fresh] : [fresh, old];
      expect((await confirm(first)).data).toMatchObject({ isChanged: false });
      expect(await signIn(email)).toBe("invalid: wrong_credentials");
      expect((await confirm(second)).data).toMatchObject({ isChanged: true });
      expect([await signIn(email), await signIn(person.email)]).toEqual(["ok", "invalid: wrong_credentials"]);
      expect((await browser.query("sessions.current")).data).toMatchObject({ user: { email } });
      expect((await deliverMails(world, person.email)).at(-1)?.subject).toBe(
        "Your e-mail address was changed",
      );
      expect(outcomeOf(await confirm(second))).toBe("blocked: link_used_or_expired");
    }
  });

  test("that has an account is answered alike, tells its owner, and never takes it over", async () => {
    const [person, other] = [await accountHolder(world), await accountHolder(world)];
    const browser = await signedInBrowser(world, person.email);
    const taken = await browser.mutate("account.requestEmail", { email: other.email });
    const free = await browser.mutate("account.requestEmail", { email: `free-${other.email}` });
    expect(taken.text).toBe(free.text);
    const mails = await deliverMails(world, other.email);
    expect(mails.map(({ subject }) => subject)).toEqual(["This address has an account already"]);
    expect(mails[0]?.text).not.toContain("change-email");
  });

  test("that somebody else takes meanwhile is not taken from them", async () => {
    const { person, email } = await changing();
    const [old, fresh] = [await mailedToken(world, person.email), await mailedToken(world, email)];
    await rows.person(world.database.superuser, { email });
    await confirm(old);
    expect(outcomeOf(await confirm(fresh))).toBe("blocked: link_used_or_expired");
    expect(await signIn(person.email)).toBe("ok");
  });

  test("is dropped by a further one or by a word, and both links with it", async () => {
    const { person, browser, email } = await changing();
    const old = await mailedToken(world, person.email);
    await browser.mutate("account.requestEmail", { email: `other-${email}` });
    expect(outcomeOf(await confirm(old))).toBe("blocked: link_used_or_expired");
    const fresh = await mailedToken(world, `other-${email}`);
    await browser.mutate("account.cancelEmail");
    expect((await browser.query("account.pendingEmail")).data).toBeNull();
    expect(outcomeOf(await confirm(fresh))).toBe("blocked: link_used_or_expired");
  });

  test("is not the present one", async () => {
    const person = await accountHolder(world);
    const browser = await signedInBrowser(world, person.email);
    const answer = await browser.mutate("account.requestEmail", { email: person.email.toUpperCase() });
    expect(outcomeOf(answer)).toBe("invalid: email_unchanged");
  });
});

describe("signing in where one has not before", () => {
  test("is told by mail, once per browser, and not at the very first sign-in", async () => {
    const person = await accountHolder(world);
    const browser = await signedInBrowser(world, person.email);
    expect(await deliverMails(world, person.email)).toEqual([]);
    await browser.mutate("sessions.signIn", { email: person.email, password: PASSWORD });
    expect(await deliverMails(world, person.email)).toEqual([]);
    await signedInBrowser(world, person.email);
    const [mail] = await deliverMails(world, person.email);
    expect(mail?.subject).toBe("You signed in on a new device");
    expect(mail?.text).toMatch(/from the address 198\.18\./);
  });
});

describe("an address that refuses mail for good", () => {
  test("does not count as confirmed until a link that was sent there is opened", async () => {
    const person = await accountHolder(world);
    const browser = await signedInBrowser(world, person.email);
    await browser.mutate("passwordReset.request", { email: person.email });
    const { rows: waiting } = await world.database.superuser.query<{ id: string }>(
      "SELECT id FROM mails WHERE user_id = $1 AND kind = 'reset_password'",
      [person.id],
    );
    const { sendQueuedMail } = await import("../mails/send-mail.ts");
    const sendMail = () =>
      Promise.reject(Object.assign(new Error("550"), { code: "EENVELOPE", responseCode: 550 }));
    await sendQueuedMail({ ...world.deps, sendMail }, waiting[0]?.id ?? "");
    expect((await browser.query("sessions.current")).data).toMatchObject({ user: { emailVerified: false } });
    await world.database.superuser.query(
      "UPDATE pgboss.job SET state = 'completed' WHERE name = 'send-mail'",
    );
    await browser.mutate("signUp.resendVerification", { email: person.email });
    const token = await mailedToken(world, person.email);
    expect(outcomeOf(await browser.mutate("signUp.verifyEmail", { token }))).toBe("ok");
    expect((await browser.query("sessions.current")).data).toMatchObject({ user: { emailVerified: true } });
  });
});
