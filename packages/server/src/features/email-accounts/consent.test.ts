import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { answerOf, createConsentWorld, type ConsentWorld, type Home } from "../../testing/consent-world.ts";
import { refusalOf } from "../../testing/create-test-app.ts";
import { trailOf } from "../../testing/found-tenant.ts";

let all: ConsentWorld;
beforeAll(async () => {
  all = await createConsentWorld(inject("databaseServer"));
});
afterAll(() => all.close());

const shown = (its: Home, accountId: string) => its.asAdmin.emailAccounts.byId({ accountId });

/** Up to the provider's answer. */
async function agreed(its: Home, email = its.email) {
  all.oauth.person = { email };
  const asked = { companyId: its.company.id, provider: "google" as const };
  const { url } = await its.asAdmin.emailAccounts.beginConsent(asked);
  return answerOf(await all.oauth.visit(url));
}

describe("whoever signs in at a provider", () => {
  test.each(["google", "microsoft"] as const)(
    "has the mailbox connected that they chose at %s",
    async (provider) => {
      const its = await all.home();
      const { accountId, email } = await all.connect(its, { provider });
      expect(email).toBe(its.email);
      await all.check(its, accountId);
      const account = await shown(its, accountId);
      expect(account).toMatchObject({
        email,
        status: "active",
        fault: null,
        signedInAt: provider,
        signInWay: provider,
      });
      expect(account.checkedAt).not.toBeNull();
      expect(await trailOf(all.world, its.tenant.id)).toMatchObject([{ action: "emailAccounts.add" }]);
    },
  );

  test("is sent there with all that the answer is held against", async () => {
    const its = await all.home();
    const asked = { companyId: its.company.id, provider: "google" as const, email: its.email };
    const { searchParams } = new URL((await its.asAdmin.emailAccounts.beginConsent(asked)).url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: "code",
      redirect_uri: "http://localhost:3000/oauth/callback",
      code_challenge_method: "S256",
      access_type: "offline",
      login_hint: its.email,
      scope: "https://mail.google.com/ openid email",
    });
    expect(searchParams.get("state")).toMatch(
      new RegExp(`^${its.tenant.slug}\\.${its.company.workspace_name}\\.[\\w-]{43}$`),
    );
    expect(searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get("nonce")).toMatch(/^[\w-]{43}$/);
  });

  test("can send from it", async () => {
    const its = await all.home();
    const { accountId } = await all.connect(its);
    await its.asAdmin.templates.sendTest({
      companyId: its.company.id,
      accountId,
      leadId: null,
      draft: {
        subject: "Hello",
        previewText: "",
        source: { kind: "html", html: "<p>Hello</p>" },
        text: null,
      },
    });
    expect(all.mails.at(-1)).toMatchObject({ from: its.email });
  });

  test("needs the domain in the company, and connects a mailbox once", async () => {
    const its = await all.home();
    const elsewhere = await agreed(its, "ada@elsewhere.example");
    const finish = its.asAdmin.emailAccounts.finishConsent;
    expect(await refusalOf(finish(elsewhere))).toBe("invalid: domain_not_added");
    await all.connect(its);
    expect(await refusalOf(all.connect(its))).toBe("conflict: account_known");
  });

  test("has to agree to all that is asked for", async () => {
    const its = await all.home();
    all.oauth.person = { email: its.email, scopes: ["openid", "email"] };
    const asked = { companyId: its.company.id, provider: "google" as const };
    const { url } = await its.asAdmin.emailAccounts.beginConsent(asked);
    const finishing = its.asAdmin.emailAccounts.finishConsent(answerOf(await all.oauth.visit(url)));
    expect(await refusalOf(finishing)).toBe("invalid: consent_incomplete");
  });

  test.each([
    ["another nonce", { nonce: "other" }],
    ["another client", { aud: "another-client" }],
    ["another issuer", { iss: "https://evil.example" }],
    ["an earlier time", { exp: 1 }],
  ])("is not believed by an id token of %s", async (_, claims) => {
    const its = await all.home();
    const answer = await agreed(its);
    all.oauth.claims = claims;
    const asked = { companyId: its.company.id, provider: "google" as const };
    const { url } = await its.asAdmin.emailAccounts.beginConsent(asked);
    const forged = answerOf(await all.oauth.visit(url));
    expect(await refusalOf(its.asAdmin.emailAccounts.finishConsent(forged))).toBe(
      "unavailable: provider_silent",
    );
    all.oauth.claims = {};
    await its.asAdmin.emailAccounts.finishConsent(answer);
  });

  test("is told where the provider gives no answer", async () => {
    const its = await all.home();
    const answer = await agreed(its);
    all.oauth.isDown = true;
    const finishing = refusalOf(its.asAdmin.emailAccounts.finishConsent(answer));
    expect(await finishing.finally(() => (all.oauth.isDown = false))).toBe("unavailable: provider_silent");
  });
});

describe("an answer of a provider is taken", () => {
  const expired = "invalid: consent_expired";

  test("once, also where it comes twice at once", async () => {
    const its = await all.home();
    const answer = await agreed(its);
    const finish = () => its.asAdmin.emailAccounts.finishConsent(answer);
    const calls = all.oauth.calls.authorization_code;
    const both = await Promise.allSettled([finish(), finish()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusalOf(finish())).toBe(expired);
    expect(all.oauth.calls.authorization_code).toBe(calls + 1);
  });

  test("for ten minutes", async () => {
    const its = await all.home();
    const answer = await agreed(its);
    all.pass(10 * 60_000);
    expect(await refusalOf(its.asAdmin.emailAccounts.finishConsent(answer))).toBe(expired);
  });

  test("from whoever began it, in the tenant where it was begun, and with its own state", async () => {
    const its = await all.home();
    const other = await all.home();
    const answer = await agreed(its);
    const calls = all.oauth.calls.authorization_code;
    expect(await refusalOf(its.asOwner.emailAccounts.finishConsent(answer))).toBe(expired);
    expect(await refusalOf(other.asAdmin.emailAccounts.finishConsent(answer))).toBe(expired);
    const wrong = { ...answer, state: answer.state.replace(/.$/, (last) => (last === "A" ? "B" : "A")) };
    expect(await refusalOf(its.asAdmin.emailAccounts.finishConsent(wrong))).toBe(expired);
    expect(all.oauth.calls.authorization_code).toBe(calls);
    await its.asAdmin.emailAccounts.finishConsent(answer);
  });

  test("with the code that belongs to its state: one that was slipped in has another challenge", async () => {
    const its = await all.home();
    const [mine, theirs] = [await agreed(its), await agreed(its, "mallory@evil.example")];
    const slipped = { state: mine.state, code: theirs.code };
    expect(await refusalOf(its.asAdmin.emailAccounts.finishConsent(slipped))).toBe(expired);
  });

  test("from somebody who still works in the company", async () => {
    const its = await all.home();
    const { superuser } = all.world.database;
    const of = { tenantId: its.tenant.id, companyId: its.company.id, userId: its.member.id };
    await rows.companyAccess(superuser, { ...of, access: "work" });
    const asMember = await its.as(its.member);
    all.oauth.person = { email: its.email };
    const asked = { companyId: its.company.id, provider: "google" as const };
    const answer = answerOf(await all.oauth.visit((await asMember.emailAccounts.beginConsent(asked)).url));
    await superuser.query("UPDATE company_members SET access = 'view' WHERE user_id = $1", [its.member.id]);
    const later = await its.as(its.member);
    expect(await refusalOf(later.emailAccounts.finishConsent(answer))).toBe("forbidden: view_only");
  });
});

describe("connecting an account anew", () => {
  test("wants the same mailbox", async () => {
    const its = await all.home();
    const { accountId } = await all.connect(its);
    const other = `grace@${its.domain.domain}`;
    const connecting = all.connect(its, { accountId, email: other });
    expect(await refusalOf(connecting)).toBe("conflict: other_mailbox");
  });

  test("takes the place of a password, and a password takes its place", async () => {
    const its = await all.home();
    const server = { host: "smtp.gmail.com", port: 587, security: "starttls" as const, username: its.email };
    const { id: accountId } = await its.asAdmin.emailAccounts.add({
      companyId: its.company.id,
      email: its.email,
      smtp: server,
      imap: null,
      password: "an app password",
    });
    expect(await shown(its, accountId)).toMatchObject({ signedInAt: null, signInWay: "google" });
    await all.connect(its, { accountId });
    await all.check(its, accountId);
    const connected = await shown(its, accountId);
    expect(connected).toMatchObject({ signedInAt: "google", status: "active", fault: null });
    const { version, smtp, imap } = connected;
    if (!smtp) throw new Error("no settings");
    const form = { accountId, version, smtp, imap, senderName: "Ada", dailyLimit: 20 };
    const moved = { ...form, smtp: { ...smtp, host: "evil.example" } };
    expect(await refusalOf(its.asAdmin.emailAccounts.update(moved))).toBe("invalid: password_needed");
    await its.asAdmin.emailAccounts.update(form);
    await all.check(its, accountId);
    const edited = await shown(its, accountId);
    expect(edited).toMatchObject({ signedInAt: "google", senderName: "Ada", fault: null });
    const half = { ...form, version: edited.version, imapPassword: "half" };
    expect(await refusalOf(its.asAdmin.emailAccounts.update(half))).toBe("invalid: password_needed");
    const whole = { ...form, version: edited.version, password: "an app password" };
    await its.asAdmin.emailAccounts.update(whole);
    expect((await shown(its, accountId)).signedInAt).toBeNull();
  });
});

test("where the operator has no registration nobody can sign in, and none is offered", async () => {
  const its = await all.home();
  const { mailSignIns } = all.world.deps;
  const { google } = mailSignIns;
  expect(await its.asAdmin.emailAccounts.signInWays()).toEqual(["google", "microsoft"]);
  Object.assign(mailSignIns, { google: undefined });
  const asked = { companyId: its.company.id, provider: "google" as const };
  const beginning = its.asAdmin.emailAccounts.beginConsent(asked);
  expect(await refusalOf(beginning)).toBe("blocked: sign_in_not_set_up");
  expect(await its.asAdmin.emailAccounts.signInWays()).toEqual(["microsoft"]);
  Object.assign(mailSignIns, { google });
});
