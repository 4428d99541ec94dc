import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createAuthenticator, type Authenticator } from "../../testing/authenticator.ts";
import { outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { accountHolder, freshBrowser, PASSWORD, signedInBrowser } from "../../testing/sign-in-world.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

type Options = { challenge: string; allowCredentials?: { id: string }[] };
const ask = async (browser: Browser, procedure: string): Promise<Options> =>
  (await browser.mutate(procedure)).data as Options;
const REFUSED = "invalid: passkey_refused";

async function addPasskey(browser: Browser, key: Authenticator, name = "Laptop") {
  const options = await ask(browser, "factors.passkeyEnrolment");
  return browser.mutate("factors.addPasskey", { name, credential: key.create(options) });
}

async function holder() {
  const person = await accountHolder(world);
  const browser = await signedInBrowser(world, person.email);
  const key = createAuthenticator();
  const answer = await addPasskey(browser, key);
  expect(outcomeOf(answer)).toBe("ok");
  return { person, browser, key, backupCodes: (answer.data as { backupCodes: string[] }).backupCodes };
}

type GetOptions = Parameters<Authenticator["get"]>[1];
async function signInBy(key: Authenticator, over?: GetOptions, browser = freshBrowser(world)) {
  const credential = key.get(await ask(browser, "sessions.passkeySignIn"), over);
  return { browser, outcome: outcomeOf(await browser.mutate("sessions.signInWithPasskey", { credential })) };
}

describe("a passkey", () => {
  test("signs in alone, without a word of who it is", async () => {
    const { person, key, backupCodes } = await holder();
    expect(backupCodes).toHaveLength(10);
    const { browser, outcome } = await signInBy(key);
    expect(outcome).toBe("ok");
    expect((await browser.query("sessions.current")).data).toMatchObject({ user: { id: person.id } });
  });

  test("is the second factor after the password, and asks for that one's credentials alone", async () => {
    const { person, key } = await holder();
    const browser = freshBrowser(world);
    const first = await browser.mutate("sessions.signIn", { email: person.email, password: PASSWORD });
    expect(first.data).toEqual({ next: "second_factor", factors: { totp: false, passkey: true } });
    const options = await ask(browser, "sessions.passkeySecondFactor");
    expect(options.allowCredentials).toHaveLength(1);
    // A touch is enough here: the password was the other factor.
    const credential = key.get(options, { isUserVerified: false });
    expect(outcomeOf(await browser.mutate("sessions.finishWithPasskey", { credential }))).toBe("ok");
    expect((await browser.query("sessions.current")).data).not.toBeNull();
  });

  test("signs in alone only after finger, face or PIN, only here, and each challenge once", async () => {
    const { key } = await holder();
    expect((await signInBy(key, { isUserVerified: false })).outcome).toBe(REFUSED);
    expect((await signInBy(key, { origin: "https://evil.example" })).outcome).toBe(REFUSED);
    const browser = freshBrowser(world);
    const options = await ask(browser, "sessions.passkeySignIn");
    const [one, two] = [key.get(options), key.get(options)];
    const answers = await Promise.all(
      [one, two].map((credential) =>
        freshBrowser(world).mutate("sessions.signInWithPasskey", { credential }),
      ),
    );
    expect(answers.map(outcomeOf).toSorted()).toEqual([REFUSED, "ok"]);
    const made = { challenge: Buffer.from("made up").toString("base64url") };
    const credential = key.get(made);
    expect(outcomeOf(await browser.mutate("sessions.signInWithPasskey", { credential }))).toBe(REFUSED);
  });

  test("answers what it was asked for and nothing else: a challenge to add one shows nobody", async () => {
    const { browser, key } = await holder();
    const confirm = async (from: string) => {
      const credential = key.get(await ask(browser, from));
      return outcomeOf(await browser.mutate("sessions.confirm", { by: "passkey", credential }));
    };
    expect(await confirm("factors.passkeyEnrolment")).toBe(REFUSED);
    expect(await confirm("sessions.passkeySignIn")).toBe(REFUSED);
    expect(await confirm("sessions.passkeyConfirmation")).toBe("ok");
  });

  test("that was copied is found out by its counter", async () => {
    const { key } = await holder();
    expect((await signInBy(key, { counter: 50 })).outcome).toBe("ok");
    expect((await signInBy(key, { counter: 50 })).outcome).toBe(REFUSED);
  });

  test("of somebody else ends no sign-in, and is nobody's to remove or rename", async () => {
    const [mine, theirs] = [await holder(), await holder()];
    const browser = freshBrowser(world);
    await browser.mutate("sessions.signIn", { email: mine.person.email, password: PASSWORD });
    const options = await ask(browser, "sessions.passkeySecondFactor");
    const credential = theirs.key.get(options);
    expect(outcomeOf(await browser.mutate("sessions.finishWithPasskey", { credential }))).toBe(REFUSED);
    const { passkeys } = (await theirs.browser.query("factors.list")).data as { passkeys: { id: string }[] };
    const passkeyId = passkeys[0]?.id ?? "";
    expect(outcomeOf(await mine.browser.mutate("factors.removePasskey", { passkeyId }))).toBe(
      "not_found: not_found",
    );
    expect(outcomeOf(await mine.browser.mutate("factors.renamePasskey", { passkeyId, name: "x" }))).toBe(
      "not_found: not_found",
    );
  });

  test("is kept once, is told apart by its name, and signs nobody in once it is removed", async () => {
    const { browser, key } = await holder();
    expect(outcomeOf(await addPasskey(browser, key, "Again"))).toBe("conflict: passkey_known");
    const { passkeys } = (await browser.query("factors.list")).data as {
      passkeys: { id: string; name: string }[];
    };
    expect(passkeys.map(({ name }) => name)).toEqual(["Laptop"]);
    const passkeyId = passkeys[0]?.id ?? "";
    await browser.mutate("factors.renamePasskey", { passkeyId, name: "Old laptop" });
    expect((await browser.query("factors.list")).data).toMatchObject({ passkeys: [{ name: "Old laptop" }] });
    expect(outcomeOf(await browser.mutate("factors.removePasskey", { passkeyId }))).toBe("ok");
    expect((await signInBy(key)).outcome).toBe(REFUSED);
  });
});
