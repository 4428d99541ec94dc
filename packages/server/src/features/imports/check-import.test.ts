import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { filled, foundImporter } from "../../testing/import-world.ts";
import { existingChoices } from "./imports.rules.ts";
import { runCheck } from "./run-check.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const never = new AbortController().signal;

const file = [
  "email,name,company,status,tags",
  "new@example.org,New,ACME,,fresh",
  "empty@example.org,Now named,,,",
  "said@example.org,Other name,Other Ltd,archived,",
  "same@example.org,Same,,,",
  "tagged@example.org,,,,vip",
  "gone@example.org,Gone,,,",
  "bad,Nobody,,,",
  "worse,Nobody,,,",
  "new@example.org,Again,,,",
  ",,,,",
].join("\n");

/** A list that the file meets in every way. */
async function metList() {
  const of = await foundImporter(world);
  await of.importFile(
    "email,name,company,status\nempty@example.org,,,\nsaid@example.org,Said,Said Ltd,\nsame@example.org,Same,,\ntagged@example.org,Tagged,,\n",
  );
  await rows.suppression(world.database.superuser, { tenantId: of.tenant.id, value: "gone@example.org" });
  return of;
}

describe("a dry run", () => {
  test.each(existingChoices)(
    "counts what the import then does, with those that are there: %s",
    async (existing) => {
      const of = await metList();
      const importId = await of.upload(file);
      const before = await of.leads();
      const { checked, status } = await of.check(importId, { existing, tags: ["import"] });
      expect(status).toBe("mapping");
      expect(checked?.isWhole).toBe(true);
      expect(await of.leads()).toEqual(before);
      const done = await of.run(importId, { existing, tags: ["import"] });
      expect(done.counts).toEqual(checked?.counts);
      const { created, updated, unchanged } = done.counts;
      expect({ created, updated, unchanged }).toEqual(
        existing === "skip"
          ? { created: 1, updated: 0, unchanged: 4 }
          : { created: 1, updated: 4, unchanged: 0 },
      );
    },
  );

  test("names the reasons, the commonest first, with lines and where an address came before", async () => {
    const of = await metList();
    const { checked } = await of.check(await of.upload(file));
    expect(checked?.reasons.map(({ outcome, reason, count }) => [outcome, reason, count])).toEqual([
      ["rejected", "email_without_at", 2],
      ["duplicate", "duplicate", 1],
      ["suppressed", "unsubscribed", 1],
    ]);
    expect(checked?.reasons[0]?.examples.map(({ firstLine }) => firstLine)).toEqual([8, 9]);
    expect(checked?.reasons[1]?.examples).toMatchObject([{ firstLine: 10, otherLine: 2 }]);
    expect(filled(checked?.counts ?? {})).toMatchObject({ read: 10, blank: 1, rejected: 2 });
  });

  test("of a file that is in the list already finds nothing new", async () => {
    const of = await foundImporter(world);
    await of.importFile("email,name\na@example.org,Ann\nb@example.org,Bob\n");
    const { checked } = await of.check(await of.upload("email,name\nA@Example.org ,Ann\nb@example.org,\n"));
    expect(filled(checked?.counts ?? {})).toEqual({ read: 2, unchanged: 2 });
  });

  test("looks at its own list alone: another company's leads, and another tenant's, are nobody here", async () => {
    const [of, stranger] = [await foundImporter(world), await foundImporter(world)];
    const text = "email\na@example.org\n";
    await stranger.importFile(text);
    await of.run(await of.upload(text, of.other.id));
    const { checked } = await of.check(await of.upload(text));
    expect(filled(checked?.counts ?? {})).toEqual({ read: 1, created: 1 });
  });

  test("gives way to one with other choices, and to the run", async () => {
    const of = await foundImporter(world);
    const importId = await of.upload("email,name\na@example.org,Ann\n");
    await of.asOwner.imports.check({ importId, columns: { email: 0 } });
    const { columns } = await of.check(importId, { columns: { email: 0, name: 1 } });
    expect(columns).toEqual({ email: 0, name: 1 });
    await of.asOwner.imports.check({ importId, columns: { email: 0 } });
    const done = await of.run(importId);
    expect(done).toMatchObject({ status: "done", counts: { created: 1 } });
  });

  test("that is cancelled leaves the file for other choices, and its job writes nothing more", async () => {
    const of = await foundImporter(world);
    const importId = await of.upload("email\na@example.org\n");
    await of.asOwner.imports.check({ importId, columns: { email: 0 } });
    await of.asOwner.imports.cancel({ importId });
    const { rows: jobs } = await world.database.superuser.query<{ data: Parameters<typeof runCheck>[1] }>(
      "SELECT data FROM pgboss.job WHERE name = 'check-import' AND data ->> 'importId' = $1",
      [importId],
    );
    for (const { data } of jobs) await runCheck(world.deps, data, never);
    expect(await of.asOwner.imports.byId({ importId })).toMatchObject({ status: "mapping", checked: null });
    expect(await of.check(importId)).toMatchObject({ checked: { counts: { created: 1 } } });
  });

  test("is refused without a column of addresses, and to whoever may only look", async () => {
    const of = await foundImporter(world);
    const importId = await of.upload("email,name\na@example.org,Ann\n");
    expect(await refusalOf(of.asOwner.imports.check({ importId, columns: { name: 1 } }))).toBe(
      "invalid: email_column_missing",
    );
    await world.database.superuser.query("UPDATE company_members SET access = 'view' WHERE user_id = $1", [
      of.member.id,
    ]);
    expect(await refusalOf(of.asMember.imports.check({ importId, columns: { email: 0 } }))).toBe(
      "forbidden: view_only",
    );
  });
});

describe("the mapping of columns", () => {
  const guessOf = async (of: Awaited<ReturnType<typeof foundImporter>>, text: string) =>
    (await of.asOwner.imports.byId({ importId: await of.upload(text) })).reading;

  test("is remembered for files with the same headers, whatever their case, and for nobody else", async () => {
    const of = await foundImporter(world);
    const text = "Mail,Kontakt,Ort\na@example.org,Ann,Bern\n";
    await of.run(await of.upload(text), { columns: { email: 0, employer: 2 } });
    expect(await guessOf(of, "MAIL,kontakt,ört\nb@example.org,Bob,Thun\n")).toMatchObject({
      guess: { email: 0, employer: 2 },
      isRemembered: true,
      freshGuess: { email: 0, name: 1 },
    });
    const otherOrder = await guessOf(of, "Kontakt,Mail,Ort\nBob,b@example.org,Thun\n");
    expect(otherOrder).toMatchObject({ guess: { email: 1, name: 0 } });
    expect(otherOrder?.isRemembered).toBeUndefined();
    const stranger = await foundImporter(world);
    expect((await guessOf(stranger, text))?.isRemembered).toBeUndefined();
  });

  test("is not remembered for a file without headers", async () => {
    const of = await foundImporter(world);
    await of.run(await of.upload("a@example.org,Ann\n"), { columns: { email: 0 } });
    expect((await guessOf(of, "b@example.org,Bob\n"))?.isRemembered).toBeUndefined();
  });
});
