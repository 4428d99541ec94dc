import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails, mailedToken } from "../../testing/deliver-mails.ts";
import { foundTenant, type FoundTenant } from "../../testing/found-tenant.ts";
import { accountHolder, freshBrowser, PASSWORD, signedInBrowser } from "../../testing/sign-in-world.ts";
import type { TestCaller } from "../../testing/create-test-app.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const address = () => `invited-${randomId().slice(0, 8)}@example.com`;
const DEAD = "blocked: link_used_or_expired";

async function invite(as: TestCaller, email: string, over: object = {}) {
  const [made] = await as.invites.create({
    emails: [email],
    role: "member",
    companies: [],
    days: 7,
    ...over,
  });
  return made?.inviteId ?? "";
}
const join = (browser: Browser, token: string) =>
  browser.mutate("invites.join", { token, name: "Grace Hopper", password: PASSWORD });
const isMember = async ({ tenant }: FoundTenant, email: string) =>
  ((
    await world.database.superuser.query(
      "SELECT 1 FROM tenant_users m JOIN users u ON u.id = m.user_id WHERE m.tenant_id = $1 AND u.email = $2 AND m.deleted IS NULL",
      [tenant.id, email],
    )
  ).rowCount ?? 0) > 0;

describe("an invitation", () => {
  test("lets somebody new in by its mailed link, with the role and the companies that it names", async () => {
    const found = await foundTenant(world);
    const { id: companyId } = await found.asOwner.companies.add({ name: "Acme" });
    const email = address();
    await invite(found.asAdmin, email, { companies: [{ companyId, access: "view" }], note: "Welcome!" });
    const token = await mailedToken(world, email);
    const browser = freshBrowser(world);
    expect((await browser.query("invites.open", { token })).data).toMatchObject({
      tenantName: found.tenant.name,
      email,
      note: "Welcome!",
      provesAddress: true,
    });
    const answer = await join(browser, token);
    expect(answer.data).toEqual({
      slug: found.tenant.slug,
      tenantName: found.tenant.name,
      waits: false,
    });
    const list = await browser.query("companies.list", {}, { tenant: found.tenant.slug });
    expect(list.data).toMatchObject([{ id: companyId, access: "view" }]);
    expect(outcomeOf(await join(freshBrowser(world), token))).toBe(DEAD);
  });

  test("never overwrites an account: its holder signs in and accepts", async () => {
    const found = await foundTenant(world);
    const person = await accountHolder(world);
    await invite(found.asAdmin, person.email);
    const token = await mailedToken(world, person.email);
    const thief = freshBrowser(world);
    const other = { token, name: "Thief", password: "another long password 1" };
    expect(outcomeOf(await thief.mutate("invites.join", other))).toBe("conflict: account_exists");
    const browser = await signedInBrowser(world, person.email);
    expect(outcomeOf(await browser.mutate("invites.accept", { token }))).toBe("ok");
    expect(await isMember(found, person.email)).toBe(true);
  });

  test("is for the one who was asked, and for nobody else who has the link", async () => {
    const found = await foundTenant(world);
    const [asked, other] = [await accountHolder(world), await accountHolder(world)];
    await invite(found.asAdmin, asked.email);
    const token = await mailedToken(world, asked.email);
    const browser = await signedInBrowser(world, other.email);
    expect(outcomeOf(await browser.mutate("invites.accept", { token }))).toBe("forbidden: invite_not_yours");
    expect(await isMember(found, other.email)).toBe(false);
  });

  test("by a copied link shows the offer alike to all, and lets nobody new in without the mail", async () => {
    const found = await foundTenant(world);
    const person = await accountHolder(world);
    const texts: string[] = [];
    for (const email of [person.email, address()]) {
      const inviteId = await invite(found.asAdmin, email);
      await deliverMails(world, email);
      const { url } = await found.asAdmin.invites.copyLink({ inviteId });
      const token = url.split("/").at(-1) ?? "";
      const browser = freshBrowser(world);
      const opened = await browser.query("invites.open", { token });
      expect(opened.data).toMatchObject({ provesAddress: false });
      texts.push(opened.text.replace(email, "").replace(/"expires":"[^"]*"/, ""));
      const joined = await join(browser, token);
      expect(outcomeOf(joined)).toBe("blocked: prove_address");
      texts.push(joined.text);
      expect((await browser.mutate("invites.mailLink", { token })).data).toEqual({ sentTo: email });
      expect(await mailedToken(world, email)).not.toBe(token);
    }
    expect(texts.slice(0, 2)).toEqual(texts.slice(2));
  });

  test("is good once, however many accept at once", async () => {
    const found = await foundTenant(world);
    const email = address();
    await invite(found.asAdmin, email);
    const token = await mailedToken(world, email);
    const answers = await Promise.all(Array.from({ length: 10 }, () => join(freshBrowser(world), token)));
    expect(answers.filter((each) => outcomeOf(each) === "ok")).toHaveLength(1);
  });

  test("that was revoked, has expired, was sent anew or replaced leads nowhere", async () => {
    const found = await foundTenant(world);
    const open = async (token: string) =>
      outcomeOf(await freshBrowser(world).query("invites.open", { token }));
    const [revoked, expired, resent, replaced] = [address(), address(), address(), address()];
    const tokens = new Map<string, string>();
    const ids = new Map<string, string>();
    for (const email of [revoked, expired, resent, replaced]) {
      ids.set(email, await invite(found.asAdmin, email));
      tokens.set(email, await mailedToken(world, email));
    }
    await found.asAdmin.invites.revoke({ inviteId: ids.get(revoked) ?? "" });
    await world.database.superuser.query(
      "UPDATE invites SET created = now() - interval '2 days', expires = now() - interval '1 day' WHERE email = $1",
      [expired],
    );
    await found.asAdmin.invites.resend({ inviteId: ids.get(resent) ?? "" });
    await invite(found.asAdmin, replaced);
    const fresh = await mailedToken(world, resent);
    for (const token of tokens.values()) expect(await open(token)).toBe(DEAD);
    expect(await open(fresh)).toBe("ok");
  });

  test("counts no more once its sender may not offer it", async () => {
    const found = await foundTenant(world);
    const email = address();
    await invite(found.asAdmin, email, { role: "admin" });
    const token = await mailedToken(world, email);
    await found.asOwner.people.setRole({ userId: found.admin.id, role: "member" });
    expect(outcomeOf(await join(freshBrowser(world), token))).toBe(DEAD);
  });

  test("never offers more than the inviter has", async () => {
    const found = await foundTenant(world);
    const { id: companyId } = await found.asOwner.companies.add({ name: "Acme" });
    const { id: hidden } = await found.asOwner.companies.add({ name: "Hidden" });
    await found.asOwner.companies.setAccess({ companyId, userId: found.member.id, access: "view" });
    const asMember = await found.as(found.member);
    expect(await refusalOf(invite(found.asAdmin, address(), { role: "owner" }))).toBe(
      "forbidden: role_too_high",
    );
    expect(await refusalOf(invite(asMember, address(), { role: "admin" }))).toBe("forbidden: role_too_high");
    const offer = (id: string, access: string) =>
      invite(asMember, address(), { companies: [{ companyId: id, access }] });
    expect(await refusalOf(offer(companyId, "work"))).toBe("forbidden: view_only");
    expect(await refusalOf(offer(hidden, "view"))).toBe("not_found: not_found");
    expect(await offer(companyId, "view")).not.toBe("");
    expect(await asMember.invites.list()).toHaveLength(1);
  });

  test("to many is a mail each, and tells who is a member already", async () => {
    const found = await foundTenant(world);
    const emails = [address(), address(), found.member.email];
    const made = await found.asAdmin.invites.create({ emails, role: "member", companies: [], days: 3 });
    expect(made.map(({ inviteId }) => inviteId === null)).toEqual([false, false, true]);
    for (const email of emails.slice(0, 2)) expect(await deliverMails(world, email)).toHaveLength(1);
  });

  test("that the address refused can be sent again", async () => {
    const found = await foundTenant(world);
    const email = address();
    const inviteId = await invite(found.asAdmin, email);
    await deliverMails(world, email);
    await world.database.superuser.query(
      "UPDATE mails SET sent = NULL, failure = 'EENVELOPE 550' WHERE recipient = $1",
      [email],
    );
    await found.asAdmin.invites.resend({ inviteId });
    expect(await deliverMails(world, email)).toHaveLength(2);
  });

  test("carries no advertisement: a name that looks like a link is told without", async () => {
    const { superuser } = world.database;
    const tenant = await rows.tenant(superuser, { name: "Win at https://evil.example/now" });
    const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
    const email = address();
    await invite(await world.as({ personId: owner.id, tenant: tenant.slug }), email);
    const [mail] = await deliverMails(world, email);
    expect(mail?.subject).toBe("Join Win at https evil example now");
    expect(`${mail?.text} ${mail?.html}`).not.toContain("evil.example");
  });
});

describe("a member's invitation", () => {
  test("waits for approval where the policy says so, and lets in or refuses then", async () => {
    const found = await foundTenant(world);
    const asMember = await found.as(found.member);
    const [welcome, stranger] = [address(), address()];
    for (const email of [welcome, stranger]) {
      await invite(asMember, email);
      const browser = freshBrowser(world);
      const joined = await join(browser, await mailedToken(world, email));
      expect(joined.data).toMatchObject({ waits: true });
      const inside = await browser.query("tenants.byId", undefined, { tenant: found.tenant.slug });
      expect(outcomeOf(inside)).toBe("not_found: not_found");
    }
    const waiting = (await found.asAdmin.invites.list()).filter(({ state }) => state === "waiting");
    expect(waiting).toHaveLength(2);
    expect((await found.asAdmin.notices.list())[0]).toMatchObject({ kind: "member_waits" });
    const idOf = (email: string) => waiting.find((each) => each.email === email)?.id ?? "";
    expect(await refusalOf(asMember.invites.approve({ inviteId: idOf(welcome) }))).toBe(
      "forbidden: no_permission",
    );
    await found.asAdmin.invites.approve({ inviteId: idOf(welcome) });
    await found.asAdmin.invites.refuse({ inviteId: idOf(stranger) });
    expect([await isMember(found, welcome), await isMember(found, stranger)]).toEqual([true, false]);
    expect((await deliverMails(world, welcome)).at(-1)?.subject).toBe("You are in: Northwind");
    expect(await refusalOf(found.asAdmin.invites.approve({ inviteId: idOf(stranger) }))).toBe(
      "blocked: invite_not_open",
    );
    expect(await isMember(found, stranger)).toBe(false);
  });

  test("is refused where members may not invite, and the attempt is in the log", async () => {
    const found = await foundTenant(world);
    await world.database.superuser.query(
      "UPDATE tenant_policies SET company_allow_member_invites = false WHERE tenant_id = $1",
      [found.tenant.id],
    );
    const asMember = await found.as(found.member);
    expect(await refusalOf(invite(asMember, address()))).toBe("blocked: member_invites_off");
    const { rows: trail } = await world.database.superuser.query(
      "SELECT after FROM audit_log WHERE tenant_id = $1 AND action = 'policies.refused'",
      [found.tenant.id],
    );
    expect(trail).toEqual([{ after: { rule: "member_invites", place: "invite" } }]);
    await expect(invite(found.asAdmin, address())).resolves.not.toBe("");
  });

  test("is another member's neither to see nor to touch", async () => {
    const found = await foundTenant(world);
    const inviteId = await invite(found.asAdmin, address());
    const asMember = await found.as(found.member);
    expect(await asMember.invites.list()).toEqual([]);
    for (const act of ["resend", "revoke", "copyLink"] as const)
      expect(await refusalOf(asMember.invites[act]({ inviteId }))).toBe("not_found: not_found");
  });
});
