import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createBrowser, outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, randomId, type TestApp } from "../../testing/create-test-app.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

/** A browser with a session of the person. */
async function signedIn(personId: string): Promise<Browser> {
  const browser = createBrowser(world);
  browser.cookies.set("portal_session", await world.signIn(personId));
  return browser;
}

interface Listed {
  id: string;
  isCurrent: boolean;
  device: { browser: string | null; system: string | null };
  ipAddress: string | null;
}
const listOf = async (browser: Browser) => (await browser.query("sessions.list")).data as Listed[];
const currentOf = async (browser: Browser) => (await browser.query("sessions.current")).data;
const auditOf = async (personId: string) => {
  const text = "SELECT action FROM person_audit_log WHERE user_id = $1 ORDER BY id";
  const { rows: found } = await world.database.superuser.query<{ action: string }>(text, [personId]);
  return found.map(({ action }) => action);
};

describe("one's own sessions", () => {
  test("nobody is signed in without a session, with a made-up one, or with an expired one", async () => {
    const person = await rows.person(world.database.superuser);
    expect(await currentOf(createBrowser(world))).toBeNull();
    const forged = createBrowser(world);
    forged.cookies.set("portal_session", "A".repeat(43));
    expect(await currentOf(forged)).toBeNull();
    const expired = await signedIn(person.id);
    expect(await currentOf(expired)).not.toBeNull();
    await world.database.superuser.query(
      "UPDATE sessions SET created = now() - interval '2 hours', expires = now() - interval '1 second' WHERE user_id = $1",
      [person.id],
    );
    expect(await currentOf(expired)).toBeNull();
    expect(outcomeOf(await expired.query("sessions.list"))).toBe("signed_out: signed_out");
  });

  test("the signed-in person sees every tenant that they belong to, and no other", async () => {
    const { superuser } = world.database;
    const person = await rows.person(superuser);
    const [first, second, left] = [
      await rows.tenant(superuser, { name: "Alder" }),
      await rows.tenant(superuser, { name: "Birch" }),
      await rows.tenant(superuser, { name: "Cedar" }),
    ];
    await rows.tenant(superuser, { name: "Foreign" });
    await rows.member(superuser, { tenantId: second.id, userId: person.id, role: "owner" });
    await rows.member(superuser, { tenantId: first.id, userId: person.id });
    await rows.member(superuser, { tenantId: left.id, userId: person.id });
    await superuser.query("UPDATE tenant_users SET deleted = now() WHERE tenant_id = $1", [left.id]);
    const silent = { defaults: { language: null, timeZone: null, dateFormat: null }, isSidebarNarrow: false };
    expect(await currentOf(await signedIn(person.id))).toEqual({
      user: { id: person.id, name: person.name, email: person.email, emailVerified: true },
      choices: { theme: null, language: null, timeZone: null, dateFormat: null },
      tenants: [
        { slug: first.slug, name: "Alder", role: "member", closedBy: null, ...silent },
        { slug: second.slug, name: "Birch", role: "owner", closedBy: null, ...silent },
      ],
    });
  });

  test("the list names device and address, marks this one, and shows nobody else's", async () => {
    const { superuser } = world.database;
    const [person, other] = [await rows.person(superuser), await rows.person(superuser)];
    const phone = await signedIn(person.id);
    await superuser.query(
      "UPDATE sessions SET ip_address = '192.0.2.5', user_agent = $2 WHERE user_id = $1",
      [
        person.id,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
      ],
    );
    const laptop = await signedIn(person.id);
    await signedIn(other.id);
    const listed = await listOf(laptop);
    expect(listed).toHaveLength(2);
    expect(listed.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(listed.find(({ isCurrent }) => !isCurrent)).toMatchObject({
      ipAddress: "192.0.2.5",
      device: { browser: "Safari", system: "iOS" },
    });
    expect((await listOf(phone)).find(({ isCurrent }) => isCurrent)?.ipAddress).toBe("192.0.2.5");
    expect(JSON.stringify(listed)).not.toMatch(/hash|token/i);
  });

  test("an ended session is out at its next request", async () => {
    const person = await rows.person(world.database.superuser);
    const [laptop, phone] = [await signedIn(person.id), await signedIn(person.id)];
    const target = (await listOf(phone)).find(({ isCurrent }) => isCurrent)?.id;
    expect(outcomeOf(await laptop.mutate("sessions.end", { sessionId: target }))).toBe("ok");
    expect(await currentOf(phone)).toBeNull();
    expect(outcomeOf(await phone.mutate("sessions.endOthers"))).toBe("signed_out: signed_out");
    expect(await currentOf(laptop)).not.toBeNull();
    expect(outcomeOf(await laptop.mutate("sessions.end", { sessionId: target }))).toBe(
      "not_found: not_found",
    );
  });

  test("another person's session and one that nobody has are answered alike", async () => {
    const { superuser } = world.database;
    const [person, other] = [await rows.person(superuser), await rows.person(superuser)];
    const [mine, theirs] = [await signedIn(person.id), await signedIn(other.id)];
    const foreign = (await listOf(theirs))[0]?.id;
    const toForeign = await mine.mutate("sessions.end", { sessionId: foreign });
    const toRandom = await mine.mutate("sessions.end", { sessionId: randomId() });
    expect(outcomeOf(toForeign)).toBe("not_found: not_found");
    expect([toForeign.status, toForeign.text]).toEqual([toRandom.status, toRandom.text]);
    expect(await currentOf(theirs)).not.toBeNull();
  });

  test.each([
    undefined,
    {},
    { sessionId: "" },
    { sessionId: "1; DROP" },
    { sessionId: null },
    { sessionId: ["x"] },
  ])("%j names no session", async (input) => {
    const person = await rows.person(world.database.superuser);
    const answer = await (await signedIn(person.id)).mutate("sessions.end", input);
    expect(outcomeOf(answer)).toBe("invalid: invalid_input");
  });

  test("ending the others keeps this one, and leaves other people alone", async () => {
    const { superuser } = world.database;
    const [person, other] = [await rows.person(superuser), await rows.person(superuser)];
    const [laptop, phone, tablet] = [
      await signedIn(person.id),
      await signedIn(person.id),
      await signedIn(person.id),
    ];
    const stranger = await signedIn(other.id);
    expect((await laptop.mutate("sessions.endOthers")).data).toEqual({ ended: 2 });
    expect([await currentOf(phone), await currentOf(tablet)]).toEqual([null, null]);
    expect(await currentOf(laptop)).not.toBeNull();
    expect(await currentOf(stranger)).not.toBeNull();
    expect((await laptop.mutate("sessions.endOthers")).data).toEqual({ ended: 0 });
  });

  test("signing out ends the session, takes the cookie back, and may be done twice", async () => {
    const person = await rows.person(world.database.superuser);
    const browser = await signedIn(person.id);
    const kept = browser.cookies.get("portal_session") ?? "";
    expect(outcomeOf(await browser.mutate("sessions.signOut"))).toBe("ok");
    expect(browser.cookies.has("portal_session")).toBe(false);
    expect(outcomeOf(await browser.mutate("sessions.signOut"))).toBe("ok");
    browser.cookies.set("portal_session", kept);
    expect(await currentOf(browser)).toBeNull();
  });

  test("each leaves its trace", async () => {
    const person = await rows.person(world.database.superuser);
    const [laptop, phone] = [await signedIn(person.id), await signedIn(person.id)];
    const other = (await listOf(laptop)).find(({ isCurrent }) => !isCurrent)?.id;
    await laptop.mutate("sessions.end", { sessionId: other });
    await laptop.mutate("sessions.endOthers");
    await laptop.mutate("sessions.signOut");
    await phone.mutate("sessions.signOut");
    expect(await auditOf(person.id)).toEqual(["sessions.end", "sessions.endOthers", "sessions.signOut"]);
  });

  test("a deleted person is out at the next request", async () => {
    const person = await rows.person(world.database.superuser);
    const browser = await signedIn(person.id);
    await world.database.superuser.query("UPDATE users SET deleted = now() WHERE id = $1", [person.id]);
    expect(await currentOf(browser)).toBeNull();
  });
});
