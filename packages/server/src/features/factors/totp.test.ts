import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails } from "../../testing/deliver-mails.ts";
import {
  accountHolder,
  codeAt,
  enrolTotp,
  freshBrowser,
  PASSWORD,
  signedInBrowser,
} from "../../testing/sign-in-world.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const now = () => world.deps.clock();
const WRONG = "invalid: wrong_code";

async function enrolled() {
  const person = await accountHolder(world);
  const browser = await signedInBrowser(world, person.email);
  return { person, browser, ...(await enrolTotp(world, browser)) };
}

/** The browser after the right password, before the second factor. */
async function halfIn(email: string, browser = freshBrowser(world)): Promise<Browser> {
  const answer = await browser.mutate("sessions.signIn", { email, password: PASSWORD });
  expect(answer.data).toMatchObject({ next: "second_factor" });
  return browser;
}
const finish = async (browser: Browser, code: string) =>
  outcomeOf(await browser.mutate("sessions.finishSignIn", { code }));
const isIn = async (browser: Browser) => (await browser.query("sessions.current")).data !== null;

describe("an authenticator app", () => {
  test("counts once it has shown a code, and gives ten backup codes", async () => {
    const person = await accountHolder(world);
    const browser = await signedInBrowser(world, person.email);
    const begun = (await browser.mutate("factors.beginTotp")).data as { secret: string; address: string };
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(begun.address).toBe(
      `otpauth://totp/Rookery:${encodeURIComponent(person.email)}?issuer=Rookery&secret=${begun.secret}&algorithm=SHA1&digits=6&period=30`,
    );
    // Not confirmed, so that a closed tab locks nobody out.
    expect(
      (await browser.mutate("sessions.signIn", { email: person.email, password: PASSWORD })).data,
    ).toEqual({ next: "none" });
    expect(outcomeOf(await browser.mutate("factors.confirmTotp", { code: "000000" }))).toBe(WRONG);
    const answer = await browser.mutate("factors.confirmTotp", { code: codeAt(begun.secret, now()) });
    const { backupCodes } = answer.data as { backupCodes: string[] };
    expect(new Set(backupCodes).size).toBe(10);
    expect(backupCodes.join(" ")).toMatch(/^([0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4} ?){10}$/);
    expect((await browser.query("factors.list")).data).toMatchObject({
      totpSince: expect.any(String),
      backupCodes: { left: 10, of: 10 },
    });
    expect(outcomeOf(await browser.mutate("factors.beginTotp"))).toBe("conflict: totp_exists");
  });

  test("is told by mail, ends every other session, and its secret stands nowhere in the database", async () => {
    const person = await accountHolder(world);
    const other = await signedInBrowser(world, person.email);
    const browser = await signedInBrowser(world, person.email);
    const { secret } = await enrolTotp(world, browser);
    expect(await isIn(other)).toBe(false);
    expect(await isIn(browser)).toBe(true);
    const mails = await deliverMails(world, person.email);
    expect(mails.at(-1)?.subject).toBe("Your second factors were changed");
    const { rows: dump } = await world.database.superuser.query(
      "SELECT row_to_json(t)::text FROM user_totp t UNION ALL SELECT row_to_json(s)::text FROM sealed_person_secrets s",
    );
    expect(JSON.stringify(dump)).not.toContain(secret);
    expect(mails.map(({ text }) => text).join("\n")).not.toContain(secret);
  });

  test("is asked for after the password, and no session is there before", async () => {
    const { person, secret } = await enrolled();
    const browser = await halfIn(person.email);
    expect([...browser.cookies.keys()]).toEqual(["portal_pending"]);
    expect(await isIn(browser)).toBe(false);
    expect((await browser.query("sessions.pending")).data).toEqual({
      factors: { totp: true, passkey: false },
    });
    expect(await finish(browser, "123 456")).toBe(WRONG);
    expect(await finish(browser, codeAt(secret, now()))).toBe("ok");
    expect(await isIn(browser)).toBe(true);
    expect([...browser.cookies.keys()].toSorted()).toEqual(["portal_device", "portal_session"]);
    expect((await browser.query("sessions.pending")).data).toBeNull();
  });

  test("takes each code once, also in two sign-ins at once, and none before the last one taken", async () => {
    const { person, secret } = await enrolled();
    const code = codeAt(secret, now(), 1);
    const browsers = await Promise.all(Array.from({ length: 4 }, () => halfIn(person.email)));
    const answers = await Promise.all(browsers.map((each) => finish(each, code)));
    expect(answers.toSorted()).toEqual([WRONG, WRONG, WRONG, "ok"]);
    expect(await finish(await halfIn(person.email), codeAt(secret, now(), 0))).toBe(WRONG);
  });

  test("may be a step late or early, and no more", async () => {
    for (const [steps, outcome] of [
      [1, "ok"],
      [2, WRONG],
      [-2, WRONG],
    ] as const) {
      const { person, secret } = await enrolled();
      // The code that set it up was of the step before, so that an early one is used up.
      const browser = await halfIn(person.email);
      expect(await finish(browser, codeAt(secret, now(), steps))).toBe(outcome);
    }
  });

  test("that is removed is asked for no more, takes the backup codes along, and ends other sessions", async () => {
    const { person, browser, backupCodes } = await enrolled();
    const other = await halfIn(person.email);
    expect(await finish(other, backupCodes[0] ?? "")).toBe("ok");
    expect(outcomeOf(await browser.mutate("factors.removeTotp"))).toBe("ok");
    expect(await isIn(other)).toBe(false);
    expect((await browser.query("factors.list")).data).toMatchObject({ totpSince: null, backupCodes: null });
    expect(
      (await freshBrowser(world).mutate("sessions.signIn", { email: person.email, password: PASSWORD })).data,
    ).toEqual({ next: "none" });
    const { rows: left } = await world.database.superuser.query(
      "SELECT 1 FROM sealed_person_secrets WHERE user_id = $1",
      [person.id],
    );
    expect(left).toEqual([]);
    expect(outcomeOf(await browser.mutate("factors.removeTotp"))).toBe("not_found: not_found");
  });
});

describe("a backup code", () => {
  test("stands in for the app once, however it is typed", async () => {
    const { person, backupCodes } = await enrolled();
    const [first = "", second = ""] = backupCodes;
    expect(await finish(await halfIn(person.email), first.toUpperCase().replaceAll("-", " "))).toBe("ok");
    expect(await finish(await halfIn(person.email), first)).toBe(WRONG);
    expect(await finish(await halfIn(person.email), second)).toBe("ok");
  });

  test("is good for one sign-in, however many come at once", async () => {
    const { person, backupCodes } = await enrolled();
    const browsers = await Promise.all(Array.from({ length: 4 }, () => halfIn(person.email)));
    const answers = await Promise.all(browsers.map((each) => finish(each, backupCodes[0] ?? "")));
    expect(answers.filter((each) => each === "ok")).toHaveLength(1);
  });

  test("is void once new ones are made, and is nobody else's", async () => {
    const [mine, theirs] = [await enrolled(), await enrolled()];
    const renewed = await mine.browser.mutate("factors.renewBackupCodes");
    const { backupCodes } = renewed.data as { backupCodes: string[] };
    expect(await finish(await halfIn(mine.person.email), mine.backupCodes[0] ?? "")).toBe(WRONG);
    expect(await finish(await halfIn(mine.person.email), theirs.backupCodes[0] ?? "")).toBe(WRONG);
    expect(await finish(await halfIn(mine.person.email), backupCodes[0] ?? "")).toBe("ok");
  });

  test("needs a factor to stand in for", async () => {
    const person = await accountHolder(world);
    const browser = await signedInBrowser(world, person.email);
    expect(outcomeOf(await browser.mutate("factors.renewBackupCodes"))).toBe("blocked: no_factor");
  });
});

describe("guesses at the second factor", () => {
  test("reach the secret five times a network at most, and a right code afterwards is answered like a wrong one", async () => {
    const { person, secret } = await enrolled();
    const browser = await halfIn(person.email);
    for (let tries = 0; tries < 5; tries += 1) expect(await finish(browser, "000000")).toBe(WRONG);
    expect(await finish(browser, codeAt(secret, now()))).toBe(WRONG);
    // Elsewhere the owner is not kept out.
    expect(await finish(await halfIn(person.email), codeAt(secret, now()))).toBe("ok");
  });

  test("of 60 at once let no more than the limit be compared", async () => {
    const { person, secret } = await enrolled();
    const browser = await halfIn(person.email);
    const wrong = Array.from({ length: 59 }, (_, at) => finish(browser, String(100_000 + at)));
    expect(new Set(await Promise.all(wrong))).toEqual(new Set([WRONG]));
    expect(await finish(browser, codeAt(secret, now()))).toBe(WRONG);
    const { rows: spent } = await world.database.superuser.query<{ last_step: string }>(
      "SELECT last_step FROM user_totp WHERE user_id = $1",
      [person.id],
    );
    expect(Number(spent[0]?.last_step)).toBeLessThan(Math.floor(now().getTime() / 30_000));
  });

  test("from many networks are counted together, and a known device is not concerned", async () => {
    const { person, browser, secret } = await enrolled();
    const outsiders = await Promise.all(Array.from({ length: 11 }, () => halfIn(person.email)));
    for (const outsider of outsiders)
      await Promise.all(Array.from({ length: 5 }, () => finish(outsider, "000000")));
    expect(await finish(await halfIn(person.email), codeAt(secret, now()))).toBe(WRONG);
    await browser.mutate("sessions.signOut");
    expect(await finish(await halfIn(person.email, browser), codeAt(secret, now()))).toBe("ok");
  });

  test("end with the sign-in that they belong to", async () => {
    const { person, secret } = await enrolled();
    const browser = await halfIn(person.email);
    await world.database.superuser.query(
      "UPDATE pending_sign_ins SET created = now() - interval '1 hour', expires = now() - interval '1 minute' WHERE user_id = $1",
      [person.id],
    );
    expect(await finish(browser, codeAt(secret, now()))).toBe("blocked: sign_in_expired");
    expect(await finish(freshBrowser(world), codeAt(secret, now()))).toBe("blocked: sign_in_expired");
  });
});
