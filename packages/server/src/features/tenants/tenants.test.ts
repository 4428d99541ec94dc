import { randomUUID } from "node:crypto";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createBrowser, outcomeOf, type Browser } from "../../testing/browser.ts";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";

let world: TestApp;
let browser: Browser;
let person: rows.PersonRow;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function newcomer(): Promise<void> {
  person = await rows.person(world.database.superuser);
  browser = createBrowser(world);
  browser.cookies.set("portal_session", await world.signIn(person.id));
}

const slugs = async (): Promise<string[]> => {
  const current = (await browser.query("sessions.current")).data as { tenants: { slug: string }[] };
  return current.tenants.map(({ slug }) => slug);
};

describe("a further tenant", () => {
  test("belongs to the person who added it, stands in their switcher, and can be opened at once", async () => {
    await newcomer();
    const added = await browser.mutate("tenants.add", { name: "Côté Café & Söhne" });
    const { slug } = added.data as { slug: string };
    expect(slug).toMatch(/^cote-cafe-sohne/);
    expect(await slugs()).toEqual([slug]);
    const opened = await browser.query("tenants.byId", undefined, { tenant: slug });
    expect(opened.data).toMatchObject({ name: "Côté Café & Söhne", role: "owner" });
    const { rows: audit } = await world.database.superuser.query(
      "SELECT action, actor_id FROM audit_log WHERE tenant_id = (SELECT id FROM tenants WHERE slug = $1)",
      [slug],
    );
    expect(audit).toEqual([{ action: "tenants.add", actor_id: person.id }]);
  });

  test("of a name that is taken gets an address of its own", async () => {
    await newcomer();
    const name = `Twin ${randomUUID().slice(0, 8)}`;
    await browser.mutate("tenants.add", { name });
    await browser.mutate("tenants.add", { name });
    const made = await slugs();
    expect(new Set(made).size).toBe(2);
    for (const slug of made) expect(slug).toMatch(/^twin-[0-9a-f]{8}(-[0-9a-f]{6})?$/);
  });

  test("asked for twenty times at once with one key is one tenant", async () => {
    await newcomer();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.mutate("tenants.add", { name: "Once" }, { key })),
    );
    const outcomes = new Set(answers.map(outcomeOf));
    outcomes.delete("conflict: in_progress");
    expect(outcomes).toEqual(new Set(["ok"]));
    const made = await slugs();
    expect(made).toHaveLength(1);
    expect((await browser.mutate("tenants.add", { name: "Once" }, { key })).data).toEqual({ slug: made[0] });
  });

  test("is refused to a machine that makes them by the dozen", async () => {
    await newcomer();
    const answers = [];
    for (let made = 0; made < 11; made += 1)
      answers.push(await browser.mutate("tenants.add", { name: "Many" }));
    expect(answers.map(outcomeOf).slice(9)).toEqual(["ok", "limited: too_many_requests"]);
  });

  test("needs a signed-in person", async () => {
    const answer = await createBrowser(world).mutate("tenants.add", { name: "Nobody's" });
    expect(outcomeOf(answer)).toBe("signed_out: signed_out");
  });

  test.each(["", "   ", "x".repeat(101), "a\u0000b", "a\uD800b", 5, null, { not: "" }])(
    "named %j is refused",
    async (name) => {
      await newcomer();
      expect(outcomeOf(await browser.mutate("tenants.add", { name }))).toBe("invalid: invalid_input");
      expect(outcomeOf(await browser.mutate("tenants.add", { name: "Fine", slug: "mine" }))).toBe(
        "invalid: invalid_input",
      );
      expect(await slugs()).toEqual([]);
    },
  );
});
