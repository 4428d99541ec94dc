import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { filled, foundImporter } from "../../testing/import-world.ts";
import { LIST_TAGS_MAX } from "./imports.rules.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const first = "email,name,company,status\nann@example.org,Ann,,\nbob@example.org,,Bob & Co,archived\n";
const second = "email,name,company,status\nann@example.org,Anna,ACME,archived\nbob@example.org,Bob,,active\n";

describe("addresses that are in the list already", () => {
  test.each([
    [
      "skip",
      { read: 2, unchanged: 2 },
      [
        ["Ann", null, "active"],
        [null, "Bob & Co", "archived"],
      ],
    ],
    [
      "fill",
      { read: 2, updated: 2 },
      [
        ["Ann", "ACME", "active"],
        ["Bob", "Bob & Co", "archived"],
      ],
    ],
    [
      "overwrite",
      { read: 2, updated: 2 },
      [
        ["Anna", "ACME", "archived"],
        ["Bob", "Bob & Co", "active"],
      ],
    ],
  ] as const)("%s", async (existing, counts, leads) => {
    const of = await foundImporter(world);
    await of.importFile(first);
    expect(filled((await of.importFile(second, { existing })).counts)).toEqual(counts);
    expect((await of.leads()).map(({ name, employer, status }) => [name, employer, status])).toEqual(leads);
  });
});

describe("tags", () => {
  test("come from a column and from the import itself, each once, and are the company's own", async () => {
    const of = await foundImporter(world);
    const done = await of.importFile('email,tags\nann@example.org,"VIP; vip, Press"\nbob@example.org,\n', {
      tags: ["Fair 2026"],
    });
    expect(filled(done.counts)).toEqual({ read: 2, created: 2 });
    expect((await of.leads()).map(({ tags }) => tags)).toEqual([
      ["Fair 2026", "Press", "VIP"],
      ["Fair 2026"],
    ]);
    const { rows: tags } = await world.database.superuser.query(
      "SELECT DISTINCT company_id FROM tags WHERE tenant_id = $1",
      [of.tenant.id],
    );
    expect(tags).toEqual([{ company_id: of.company.id }]);
  });

  test("given to a lead that is there change it; given again they do not", async () => {
    const of = await foundImporter(world);
    await of.importFile("email\nann@example.org\n");
    const file = "email,tags\nann@example.org,Press\n";
    expect(filled((await of.importFile(file)).counts)).toEqual({ read: 1, updated: 1 });
    expect(filled((await of.importFile(file)).counts)).toEqual({ read: 1, unchanged: 1 });
    expect(filled((await of.importFile(file, { existing: "skip", tags: ["More"] })).counts)).toEqual({
      read: 1,
      unchanged: 1,
    });
    expect((await of.leads()).map(({ tags }) => tags)).toEqual([["Press"]]);
  });

  test("that are too long or too many reject their line and no other", async () => {
    const of = await foundImporter(world);
    const many = Array.from({ length: 21 }, (_, index) => `t${index}`).join(";");
    const done = await of.importFile(
      `email,tags\na@example.org,${"x".repeat(61)}\nb@example.org,${many}\nc@example.org,fine\n`,
    );
    expect(filled(done.counts)).toEqual({ read: 3, created: 1, rejected: 2 });
    const { lines } = await of.asOwner.imports.rejections({ importId: done.id });
    expect(lines.map(({ reason }) => reason)).toEqual(["tag_too_long", "too_many_tags"]);
  });

  test("of a column of notes end at the bound of the list, line by line", async () => {
    const of = await foundImporter(world);
    const lines = Array.from(
      { length: LIST_TAGS_MAX + 5 },
      (_, index) => `p${index}@example.org,note ${index}`,
    );
    const done = await of.importFile(`email,tags\n${lines.join("\n")}\n`);
    expect(filled(done.counts)).toEqual({ read: LIST_TAGS_MAX + 5, created: LIST_TAGS_MAX, rejected: 5 });
    // The list is full: what it has is given, what is new is not.
    const again = await of.importFile("email,tags\nq@example.org,note 1\nr@example.org,other\n");
    expect(filled(again.counts)).toEqual({ read: 2, created: 1, rejected: 1 });
  });
});

describe("whom the tenant must not write to", () => {
  test("is left out by address, by domain, and by what an erased address is remembered by", async () => {
    const of = await foundImporter(world);
    const { superuser } = world.database;
    const tenantId = of.tenant.id;
    const { rows: hashed } = await superuser.query<{ hash: string }>(
      "SELECT erased_address($1, 'erased@example.org') AS hash",
      [tenantId],
    );
    await rows.suppression(superuser, { tenantId, value: "ann@example.org", reason: "complained" });
    await rows.suppression(superuser, {
      tenantId,
      kind: "domain",
      value: "closed.example",
      reason: "bounced",
    });
    await rows.suppression(superuser, { tenantId, kind: "hash", value: hashed[0]?.hash ?? "" });
    const done = await of.importFile(
      [
        "email,name",
        "Ann@Example.org,Ann",
        "anybody@closed.example,Any",
        "erased@example.org,Erased",
        "open@sub.closed.example,Open",
        '"a@b"@closed.example,Quoted',
      ].join("\n"),
    );
    expect((await of.leads()).map(({ email }) => email)).toEqual(["open@sub.closed.example"]);
    const { lines } = await of.asOwner.imports.rejections({ importId: done.id, outcome: "suppressed" });
    expect(lines.map(({ firstLine, reason }) => [firstLine, reason])).toEqual(
      [
        [2, "complained"],
        [3, "bounced"],
        [4, "unsubscribed"],
        done.counts.suppressed === 4 ? [6, "bounced"] : undefined,
      ].filter((line) => line !== undefined),
    );
  });

  test("is nobody's business in another tenant", async () => {
    const [of, stranger] = [await foundImporter(world), await foundImporter(world)];
    await rows.suppression(world.database.superuser, {
      tenantId: stranger.tenant.id,
      value: "ann@example.org",
    });
    expect(filled((await of.importFile("email\nann@example.org\n")).counts)).toEqual({ read: 1, created: 1 });
  });
});
