import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { filled, foundImporter } from "../../testing/import-world.ts";
import { buildWorkbook } from "./xlsx/testing/build-workbook.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const header = ["E-Mail", "Name", "Firma", "Kunde seit"];

describe("a workbook", () => {
  test.each([true, false])("goes in as its rows, each by its number (texts apart: %s)", async (shared) => {
    const of = await foundImporter(world);
    const content = await buildWorkbook({
      shared,
      sheets: [
        {
          name: "Kontakte",
          rows: [
            header,
            ["Zoë@Example.org", "Müller, Zoë\nBüro", "Größe & Söhne", new Date("2026-01-02T00:00:00Z")],
            [],
            ["=1+1", null, null, null],
            [{ formula: 'HYPERLINK("x")', value: "ann@example.org" }, "Ann", 42, null],
            ["zoë@example.org", "Again", null, null],
          ],
        },
      ],
    });
    const importId = await of.upload(content, of.company.id, "kontakte.csv");
    const { reading } = await of.asOwner.imports.byId({ importId });
    expect(reading).toMatchObject({
      sheets: [{ name: "Kontakte", isHidden: false }],
      sheet: 0,
      guess: { email: 0, name: 1, employer: 2 },
    });
    expect(reading?.columns[3]).toEqual({ header: "Kunde seit", samples: ["2026-01-02"] });
    const checked = await of.check(importId);
    const done = await of.run(importId);
    expect(filled(done.counts)).toEqual({ read: 5, created: 2, duplicate: 1, blank: 1, rejected: 1 });
    expect(checked.checked?.counts).toEqual(done.counts);
    expect((await of.leads()).map(({ email, name, employer }) => [email, name, employer])).toEqual([
      ["ann@example.org", "Ann", "42"],
      ["zoë@example.org", "Müller, Zoë Büro", "Größe & Söhne"],
    ]);
    const { lines } = await of.asOwner.imports.rejections({ importId });
    expect(lines).toMatchObject([{ firstLine: 4, cells: ["=1+1", "", "", ""] }]);
  });

  test("is read from the sheet that somebody chooses, the first that is not hidden where nobody does", async () => {
    const of = await foundImporter(world);
    const content = await buildWorkbook({
      sheets: [
        { name: "Vorlage", isHidden: true, rows: [["Email"], ["hidden@example.org"]] },
        { name: "Leer", rows: [] },
        {
          name: "Leads",
          rows: [
            ["Email", "Name"],
            ["ann@example.org", "Ann"],
          ],
        },
      ],
    });
    const importId = await of.upload(content);
    expect((await of.asOwner.imports.byId({ importId })).reading).toMatchObject({ sheet: 1, columns: [] });
    const reading = await of.asOwner.imports.updateReading({ importId, sheet: 2 });
    expect(reading).toMatchObject({ sheet: 2, guess: { email: 0, name: 1 } });
    expect(await refusalOf(of.asOwner.imports.updateReading({ importId, sheet: 9 }))).toBe(
      "invalid: invalid_input",
    );
    await of.run(importId);
    expect((await of.leads()).map(({ email }) => email)).toEqual(["ann@example.org"]);
  });

  test.each([
    ["with macros", { "xl/vbaProject.bin": "x" }, "file_has_macros"],
    ["that is damaged", { "xl/workbook.xml": "<workbook" }, "spreadsheet_damaged"],
  ] as const)("%s is refused by what it holds, and its file goes", async (_, parts, reason) => {
    const of = await foundImporter(world);
    const content = await buildWorkbook({ sheets: [{ name: "A", rows: [["Email"]] }], parts });
    const importId = await of.upload(content);
    expect(await of.asOwner.imports.byId({ importId })).toMatchObject({
      status: "failed",
      failureReason: reason,
      hasFile: false,
    });
    expect(await world.deps.files.sizeBytes(`imports/${importId}`)).toBeUndefined();
  });

  test("of twenty thousand rows goes on from where it was cut", async () => {
    const of = await foundImporter(world);
    const rows = [
      ["Email", "Name"],
      ...Array.from({ length: 20_000 }, (_, index) => [`p${index}@example.org`, `Person ${index}`]),
    ];
    const importId = await of.upload(await buildWorkbook({ sheets: [{ name: "A", rows }], shared: true }));
    await world.database.superuser.query(
      "UPDATE imports SET checkpoint_line = 10001, rows_read = 10000, rows_created = 10000 WHERE id = $1",
      [importId],
    );
    const done = await of.run(importId);
    expect(filled(done.counts)).toEqual({ read: 20_000, created: 20_000 });
    expect((await of.leads()).map(({ email }) => email)).toHaveLength(10_000);
  });
});
