import { describe, expect, test } from "vitest";
import type { CsvRecord } from "./csv-records.ts";
import { createJudge } from "./lead-row.ts";

const record = (...cells: string[]): CsvRecord => ({ cells, firstLine: 1, lastLine: 1, fault: undefined });
const judge = createJudge({ email: 0, name: 1, employer: 2, status: 3 }, 4);

describe("a record becomes a lead", () => {
  test("with its text trimmed and composed, and nothing else changed", () => {
    expect(judge(record("Ann@Example.org ", "\u00a0Jose\u0301  Pérez", "=ACME\nLtd", "Active"))).toEqual({
      email: "ann@example.org",
      name: "José  Pérez",
      employer: "=ACME\nLtd",
      status: "active",
      tags: [],
    });
  });

  test("an empty cell says nothing", () => {
    expect(judge(record("ann@example.org", "", " ", ""))).toEqual({
      email: "ann@example.org",
      name: null,
      employer: null,
      status: null,
      tags: [],
    });
  });

  test("first and last name make the name, also one of them alone", () => {
    const parts = createJudge({ email: 0, firstName: 1, lastName: 2 }, 3);
    expect(parts(record("a@example.org", "Ann", "Smith"))).toMatchObject({ name: "Ann Smith" });
    expect(parts(record("a@example.org", "", "Smith"))).toMatchObject({ name: "Smith" });
  });

  test("archived may be set, in four languages", () => {
    for (const word of ["archived", "Archiviert", "archivado", "ARCHIVÉ"]) {
      expect(judge(record("a@example.org", "", "", word))).toMatchObject({ status: "archived" });
    }
  });

  test("empty cells beyond the header are how spreadsheets print, and dropped", () => {
    expect(judge(record("a@example.org", "", "", "", "", ""))).toMatchObject({ email: "a@example.org" });
  });
});

describe("a record is turned away with its reason", () => {
  test.each([
    ["too_few_cells", record("a@example.org", "Ann")],
    ["too_many_cells", record("a@example.org", "Ann", "", "", "x")],
    ["email_missing", record("", "Ann", "", "")],
    ["email_without_at", record("ann", "Ann", "", "")],
    ["undecodable", record("a\ufffd@example.org", "Ann", "", "")],
    ["undecodable", record("a@example.org", "Andr\ufffd", "", "")],
    ["undecodable", record("a@example.org", "Andr\ud800", "", "")],
    ["control_character", record("a@example.org", "An\u0007n", "", "")],
    ["name_too_long", record("a@example.org", "x".repeat(201), "", "")],
    ["employer_too_long", record("a@example.org", "", "x".repeat(201), "")],
    ["status_unknown", record("a@example.org", "", "", "lukewarm")],
    ["status_not_importable", record("a@example.org", "", "", "Unsubscribed")],
    ["status_not_importable", record("a@example.org", "", "", "bounced")],
    ["status_not_importable", record("a@example.org", "", "", "Désinscrite")],
    ["stray_quote", { ...record("x"), fault: "stray_quote" as const }],
  ])("%s", (reason, given) => expect(judge(given)).toBe(reason));

  test("200 characters fit, however many units they take", () => {
    expect(judge(record("a@example.org", "😀".repeat(200), "", ""))).toMatchObject({
      name: "😀".repeat(200),
    });
  });

  test("a line without any text is blank and no fault", () => {
    expect(judge(record(""))).toBe("blank");
    expect(judge(record("", " ", "\u00a0", ""))).toBe("blank");
    expect(judge(record("", "", "", "", "", ""))).toBe("blank");
  });
});
