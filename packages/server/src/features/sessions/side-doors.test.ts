import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { procedureKinds } from "../../matrix/call-procedure.ts";
import { randomIds } from "../../matrix/callers.ts";
import { procedureMatrix } from "../../matrix/procedure-matrix.ts";
import { createBrowser, outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { mailedToken } from "../../testing/deliver-mails.ts";
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

const NEW = "quiet otters swim 4 rivers";

/** Somebody with a second factor, and every way to begin that knows the password or reads the mail. */
async function guarded() {
  const tenant = await rows.tenant(world.database.superuser);
  const person = await accountHolder(world, { tenantId: tenant.id, role: "owner" });
  const { secret } = await enrolTotp(world, await signedInBrowser(world, person.email));
  return { tenant, person, secret };
}

const beginnings: Record<string, (of: { email: string }) => Promise<Browser>> = {
  "the password": async ({ email }) => {
    const browser = freshBrowser(world);
    await browser.mutate("sessions.signIn", { email, password: PASSWORD });
    return browser;
  },
  "a reset link": async ({ email }) => {
    const browser = freshBrowser(world);
    await browser.mutate("passwordReset.request", { email });
    const token = await mailedToken(world, email);
    const answer = await browser.mutate("passwordReset.reset", { token, password: NEW });
    expect(answer.data).toMatchObject({ next: "second_factor" });
    return browser;
  },
  "a confirmation link": async ({ email }) => {
    const browser = freshBrowser(world);
    await world.database.superuser.query("UPDATE users SET email_bounced = now() WHERE email = $1", [email]);
    await browser.mutate("signUp.resendVerification", { email });
    const token = await mailedToken(world, email);
    await browser.mutate("signUp.verifyEmail", { token });
    return browser;
  },
};

/** Procedures that a stranger may not call; a nobody is told so. */
const guardedPaths = Object.keys(procedureKinds).filter(
  (path) =>
    procedureMatrix[path]?.outcomes.nobody === "signed_out: signed_out" &&
    procedureKinds[path] !== "subscription",
);

describe("before the second factor", () => {
  test.each(Object.keys(beginnings))("%s opens no procedure", async (name) => {
    const { tenant, person } = await guarded();
    const browser = await beginnings[name]?.(person);
    if (!browser) throw new Error("There is no such beginning");
    expect(guardedPaths.length).toBeGreaterThan(60);
    // Every cookie that was given stands in for the session's as well.
    const names = ["portal_session", ...browser.cookies.keys()];
    for (const value of [undefined, ...browser.cookies.values()]) {
      const thief = createBrowser(world);
      for (const cookie of browser.cookies) thief.cookies.set(...cookie);
      if (value !== undefined) for (const cookie of names) thief.cookies.set(cookie, value);
      for (const path of guardedPaths) {
        const input = procedureMatrix[path]?.input(randomIds());
        const call = procedureKinds[path] === "mutation" ? thief.mutate : thief.query;
        expect(outcomeOf(await call(path, input, { tenant: tenant.slug })), path).toBe(
          "signed_out: signed_out",
        );
      }
    }
  });

  test("a session that is opened afterwards has a token that nobody saw before", async () => {
    const { person, secret } = await guarded();
    const browser = await beginnings["the password"]?.(person);
    if (!browser) throw new Error("There is no such beginning");
    const before = [...browser.cookies.values()];
    const code = codeAt(secret, world.deps.clock());
    expect(outcomeOf(await browser.mutate("sessions.finishSignIn", { code }))).toBe("ok");
    expect(before).not.toContain(browser.cookies.get("portal_session"));
    // And what stood for the sign-in stands for nothing any more.
    const replay = createBrowser(world);
    replay.cookies.set("portal_pending", before[0] ?? "");
    expect(outcomeOf(await replay.mutate("sessions.finishSignIn", { code }))).toBe(
      "blocked: sign_in_expired",
    );
  });
});

describe("before a sensitive act", () => {
  async function stale() {
    const { person, secret } = await guarded();
    const browser = freshBrowser(world);
    await browser.mutate("sessions.signIn", { email: person.email, password: PASSWORD });
    await browser.mutate("sessions.finishSignIn", { code: codeAt(secret, world.deps.clock()) });
    await world.database.superuser.query(
      "UPDATE sessions SET confirmed = now() - interval '11 minutes' WHERE user_id = $1",
      [person.id],
    );
    return { person, browser, secret };
  }
  const act = async (browser: Browser) => outcomeOf(await browser.mutate("factors.renewBackupCodes"));

  test("one shows once more that it is oneself, by password or code", async () => {
    const { browser, secret } = await stale();
    expect(await act(browser)).toBe("blocked: confirm_first");
    const wrong = { by: "password", password: "not it" };
    expect(outcomeOf(await browser.mutate("sessions.confirm", wrong))).toBe("invalid: wrong_password");
    expect(await act(browser)).toBe("blocked: confirm_first");
    const right = { by: "password", password: PASSWORD };
    expect(outcomeOf(await browser.mutate("sessions.confirm", right))).toBe("ok");
    expect(await act(browser)).toBe("ok");
    const code = codeAt(secret, world.deps.clock(), 1);
    expect(outcomeOf(await browser.mutate("sessions.confirm", { by: "code", code }))).toBe("ok");
    expect(outcomeOf(await browser.mutate("sessions.confirm", { by: "code", code }))).toBe(
      "invalid: wrong_code",
    );
  });

  test("of 30 guesses at once none beyond the limit is compared", async () => {
    const { browser } = await stale();
    const guesses = Array.from({ length: 30 }, () =>
      browser.mutate("sessions.confirm", { by: "password", password: "not it" }),
    );
    expect(new Set((await Promise.all(guesses)).map(outcomeOf))).toEqual(
      new Set(["invalid: wrong_password"]),
    );
    const right = { by: "password", password: PASSWORD };
    expect(outcomeOf(await browser.mutate("sessions.confirm", right))).toBe("invalid: wrong_password");
  });
});
