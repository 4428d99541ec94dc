import { setTimeout as sleep } from "node:timers/promises";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { AppError } from "../../../errors.ts";
import { createCsvReader } from "../csv-records.ts";
import { sheetAsCsv } from "./sheet-as-csv.ts";
import { buildWorkbook, fileOf, type MadeCell, type MadeWorkbook } from "./testing/build-workbook.ts";

const csvOf = (file: Uint8Array, sheet = 0): Promise<string> => text(sheetAsCsv(fileOf(file), sheet));
const linesOf = async (rows: Iterable<readonly MadeCell[]>, over: Partial<MadeWorkbook> = {}) =>
  (await csvOf(await buildWorkbook({ sheets: [{ name: "Leads", rows }], ...over }))).split("\n").slice(0, -1);
/** One sheet of this XML, below `sheetData`. */
const linesOfXml = (data: string, parts: NonNullable<MadeWorkbook["parts"]> = {}) =>
  linesOf([], {
    shared: true,
    parts: { "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${data}</sheetData></worksheet>`, ...parts },
  });
const reasonOf = async (lines: Promise<unknown>): Promise<string> => {
  const found: unknown = await lines.catch((error: unknown) => error);
  return found instanceof AppError ? `${found.code} ${found.reason}` : `no refusal: ${String(found)}`;
};

const people: MadeCell[][] = [
  ["E-Mail", "名前", "Firma"],
  ["ann@example.org", "Ann Ó Brien", 'ACME, "Inc"'],
  ["иван@пример.рф", "Иван", "ООО «Ромашка»"],
  ["yael@example.org", "יָעֵל", "شركة"],
  ["bo@example.org", "李 波 😀", "a < b & c"],
];
const peopleLines = [
  "E-Mail,名前,Firma",
  'ann@example.org,Ann Ó Brien,"ACME, ""Inc"""',
  "иван@пример.рф,Иван,ООО «Ромашка»",
  "yael@example.org,יָעֵל,شركة",
  "bo@example.org,李 波 😀,a < b & c",
];

describe("a sheet as CSV", () => {
  test.each([true, false])("holds texts of all scripts, in a part of their own: %s", async (shared) => {
    expect(await linesOf(people, { shared })).toEqual(peopleLines);
  });

  test("holds what a cell shows, and of a formula its stored result alone", async () => {
    const rows: MadeCell[][] = [
      ["Text", "Number", "Date", "Time", "Yes", "Share", "Code", "Formula"],
      [
        "x",
        100_000,
        new Date("2024-01-15"),
        new Date("2024-01-15T10:30:00Z"),
        true,
        { number: 0.25, format: "0%" },
        { number: 1234, format: "00000" },
        { formula: "A1&B1", value: "x1" },
      ],
      ["y", 0.1 + 0.2, new Date("1999-12-31"), null, false, null, null, { formula: "1+1", value: 2 }],
      ["z", null, null, null, null, null, null, { formula: 'HYPERLINK("http://x")' }],
    ];
    expect(await linesOf(rows)).toEqual([
      "Text,Number,Date,Time,Yes,Share,Code,Formula",
      "x,100000,2024-01-15,2024-01-15T10:30:00,TRUE,0.25,01234,x1",
      "y,0.3,1999-12-31,,FALSE,,,2",
      "z,,,,,,,",
    ]);
    expect((await linesOf(rows, { is1904: true }))[1]).toContain(",2024-01-15,2024-01-15T10:30:00,");
  });

  test("has a line a row and a column a letter, whatever the sheet leaves out", async () => {
    const rows: MadeCell[][] = [
      [],
      ["a", null, "c"],
      [],
      [],
      [null, "b"],
      ["a"],
      ["", "", ""],
      ["end"],
      [],
      [null],
    ];
    expect(await linesOf(rows)).toEqual(["", "a,,c", "", "", ",b,", "a,,", "", "end,,"]);
    expect(
      await linesOfXml(
        '<row r="3"><c r="AB3"><v>1</v></c></row><row><c><v>2</v></c><c r="c4"><v>3</v></c><c><v>4</v></c></row>',
      ),
    ).toEqual(["", "", `${",".repeat(27)}1`, `2,,3,4${",".repeat(24)}`]);
    expect(await linesOfXml('<row r="1048576"><c><v>1</v></c></row>')).toHaveLength(1_048_576);
  });

  test("is as wide as its first rows are, and a later row may be wider", async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) =>
      index === 999 ? ["a", "b", "c", "d"] : ["a", index === 300 ? "b" : null],
    );
    const lines = await linesOf(rows);
    expect(new Set(lines.slice(0, -1))).toEqual(new Set(["a,", "a,b"]));
    expect(lines.at(-1)).toBe("a,b,c,d");
  });

  test("of another sheet, hidden or oddly named, is read by its place", async () => {
    const sheets = ["Leads", "__proto__", "Hidden"].map((name) => ({
      name,
      rows: [[name]],
      isHidden: name === "Hidden",
    }));
    const file = await buildWorkbook({ sheets, shared: true });
    expect([await csvOf(file, 1), await csvOf(file, 2)]).toEqual(["__proto__\n", "Hidden\n"]);
    expect(await reasonOf(csvOf(file, 3))).toBe("invalid invalid_input");
  });

  test("a sheet without cells has no lines", async () => {
    expect(await linesOf([])).toEqual([]);
    expect(await linesOfXml('<row r="1" spans="1:3"/><row r="2"><c r="A2" s="1"/></row>')).toEqual([]);
  });

  test("line breaks, escapes and control characters leave one line a row, which its reader takes apart again", async () => {
    const cells = ["a\nb", "c\r\nd\re", '"\n,"', "f\u0001g", "_x005F_x000D_", " spaced ", "=1+1", "\u2028"];
    const [line = ""] = await linesOf([cells], { shared: true });
    const reader = createCsvReader(",");
    expect([...reader.push(`${line}\n`), ...reader.end()].map((record) => record.cells)).toEqual([
      ["a b", "c d e", '" ,"', "f\u0001g", "_x000D_", " spaced ", "=1+1", "\u2028"],
    ]);
  });

  test("a cell of 10 MB is cut, and its reader says too long", async () => {
    for (const shared of [true, false]) {
      const [first = "", second] = await linesOf(
        [
          ["x&y".repeat(3_500_000), "b"],
          ["c", "d"],
        ],
        { shared, compress: false },
      );
      expect(first.length).toBeLessThan(70_000);
      expect(createCsvReader(",").push(`${first}\n`)[0]?.fault).toBe("cell_too_long");
      expect(second).toBe("c,d");
    }
  });

  test("a row of 500 long cells is cut, and its reader says too long", async () => {
    const [first = "", second] = await linesOf(
      [Array.from({ length: 500 }, () => "x".repeat(32_000)), ["c"]],
      { shared: true },
    );
    expect(first.length).toBeLessThan(1_200_000);
    expect(createCsvReader(",").push(`${first}\n`)[0]?.fault).toBe("record_too_long");
    expect(second).toMatch(/^c,+$/);
  });

  test("500 columns are read, a value beyond them is refused, an empty cell there is not", async () => {
    const row = (count: number): MadeCell[] => Array.from({ length: count }, () => "x");
    expect(await linesOf([row(500)])).toEqual([row(500).join(",")]);
    expect(await reasonOf(linesOf([row(501)]))).toBe("invalid file_too_wide");
    expect(await linesOfXml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>')).toEqual(["1"]);
  });
});

describe("the shapes of real exporters", () => {
  test("Excel: styles, dimension, merged cells, rich text, pronunciation, errors, a table after the rows", async () => {
    const strings = `<sst xmlns="m" count="4" uniqueCount="4"><si><t>E-mail</t></si><si><r><t>An</t></r><r><rPr><b/></rPr><t xml:space="preserve">n </t></r><r><t>B</t></r><rPh sb="0" eb="1"><t>アン</t></rPh><phoneticPr fontId="1"/></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t/></si></sst>`;
    const styles = `<styleSheet><numFmts count="1"><numFmt numFmtId="165" formatCode="[$-407]d/\\ mmmm\\ yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"><alignment/></xf><xf numFmtId="165"/></cellXfs><dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy"/></dxf></dxfs></styleSheet>`;
    const sheet = `<worksheet xmlns="m" xmlns:mc="c"><dimension ref="A1:D4"/><sheetViews><sheetView><selection sqref="A1"/></sheetView></sheetViews><cols><col min="1" max="1" width="9"/></cols><sheetData><row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>2</v></c></row><row r="3" spans="1:4"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45306</v></c><c r="C3" s="2"><v>45306</v></c><c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row r="4"><c r="A4" s="1"/><c r="B4" t="s"><v>3</v></c><c r="C4" t="str"><f t="shared" ref="C4" si="0">A1</f><v>cached</v></c><c r="D4" t="e"><v>#N/A</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells><extLst><ext><x14:f><c r="A9"><v>9</v></c></x14:f></ext></extLst></worksheet>`;
    const lines = await linesOf([], {
      shared: true,
      parts: { "xl/sharedStrings.xml": strings, "xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet },
    });
    expect(lines).toEqual(["E-mail,東京,,", "", "Ann B,2024-01-15,2024-01-15,#DIV/0!", ",,cached,#N/A"]);
  });

  test("Google Sheets and other web exporters: texts in their cells, runs in them, no styles, no numbers of rows", async () => {
    expect(
      await linesOfXml(
        '<row><c t="inlineStr"><is><t>E-mail</t></is></c><c t="inlineStr"><is><r><t>Na</t></r><r><t>me</t></r><rPh><t>x</t></rPh></is></c></row><row><c t="str"><v>a@example.org</v></c><c t="n"><v>5.0</v></c><c t="d"><v>2024-01-15T00:00:00Z</v></c></row>',
        {
          "xl/styles.xml": null,
          "xl/sharedStrings.xml": null,
          "xl/_rels/workbook.xml.rels":
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        },
      ),
    ).toEqual(["E-mail,Name,", "a@example.org,5,2024-01-15"]);
  });

  test("the .NET kit and LibreOffice: prefixes, CDATA, comments, upper-case formats, a long tail of styled rows", async () => {
    const tail = Array.from(
      { length: 2_000 },
      (_, index) => `<x:row r="${index + 3}"><x:c r="A${index + 3}" s="0"/></x:row>`,
    ).join("");
    const sheet = `<?xml version="1.0"?><!-- made --><x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" s="0" t="n"><x:f aca="false">TODAY()</x:f><x:v>45306</x:v></x:c></x:row>${tail}</x:sheetData></x:worksheet>`;
    const styles =
      '<x:styleSheet xmlns:x="m"><x:numFmts><x:numFmt numFmtId="164" formatCode="DD/MM/YYYY"/></x:numFmts><x:cellXfs><x:xf numFmtId="164"/></x:cellXfs></x:styleSheet>';
    expect(
      await linesOf([], { parts: { "xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": styles } }),
    ).toEqual(["a<b", "2024-01-15"]);
  });
});

describe("a broken or hostile sheet", () => {
  test.each([
    ["a text that is not there", '<row r="1"><c t="s"><v>7</v></c></row>'],
    ["a text without a number", '<row r="1"><c t="s"><v>toString</v></c></row>'],
    ["rows that go back", '<row r="2"/><row r="1"/>'],
    ["a row beyond the last", '<row r="1048577"/>'],
    ["no place of a cell", '<row r="1"><c r="12"/></row>'],
    ["a column beyond the last", '<row r="1"><c r="XFE1"/></row>'],
    ["XML that ends early", '<row r="1"><c>'],
    ["an entity of its own", '<row r="1"><c><v>&a;</v></c></row>'],
  ])("%s: damaged", async (_, data) =>
    expect(await reasonOf(linesOfXml(data))).toBe("invalid spreadsheet_damaged"),
  );

  test("an entity bomb is refused at its declaration", async () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    expect(await reasonOf(linesOf([["x"]], { shared: true, parts: { "xl/sharedStrings.xml": bomb } }))).toBe(
      "invalid spreadsheet_damaged",
    );
  });

  test("a tag with attributes without end does not fill the memory", async () => {
    const attributes = Array.from({ length: 600_000 }, (_, index) => `a${index}=""`).join(" ");
    expect(await reasonOf(linesOfXml(`<row ${attributes}/>`))).toBe("invalid spreadsheet_damaged");
  });

  test("few cells that name one long text many times stay within bounds of memory", async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => [index === 0 ? "Note" : "x".repeat(60_000)]);
    let bytes = 0;
    for await (const piece of sheetAsCsv(
      fileOf(await buildWorkbook({ sheets: [{ name: "x", rows }], shared: true })),
      0,
    ))
      bytes += (piece as Buffer).length;
    expect(bytes).toBe(2_999 * 60_001 + 5);
  });
});

describe("a sheet of 200,000 rows", () => {
  const COUNT = 200_000;
  function* rows(): Generator<MadeCell[]> {
    for (let row = 1; row <= COUNT; row += 1) yield [`person-${row}@example.org`, `Person ${row}`, row];
  }
  // Not packed, so that what has been read of the file tells what has been read of the sheet.
  const file = buildWorkbook({ sheets: [{ name: "Leads", rows: rows() }], compress: false });

  test("is read no further than a little ahead of a slow reader, and whole and in order in the end", async () => {
    const bytes = await file;
    let read = 0;
    let line = 0;
    let ahead = 0;
    let rest = "";
    let pieces = 0;
    for await (const piece of sheetAsCsv(
      fileOf(bytes, (count) => (read += count)),
      0,
    )) {
      const lines = (rest + String(piece)).split("\n");
      rest = lines.pop() ?? "";
      for (const each of lines) {
        line += 1;
        if (each !== `person-${line}@example.org,Person ${line},${line}`) throw new Error(each);
      }
      pieces += 1;
      if (pieces === 1) await sleep(1_000);
      ahead = Math.max(ahead, read - (bytes.length / COUNT) * line);
    }
    expect(line).toBe(COUNT);
    expect(rest).toBe("");
    expect(bytes.length).toBeGreaterThan(24 * 1024 ** 2);
    expect(ahead).toBeLessThan(4 * 1024 ** 2);
  });

  test("whose reader leaves half-way is read no more, and its thread has ended", async () => {
    let read = 0;
    const bytes = await file;
    const threads = threadCount();
    const stream = sheetAsCsv(
      fileOf(bytes, (count) => (read += count)),
      0,
    );
    for await (const _ of stream) {
      expect(threadCount()).toBe(threads + 1);
      break;
    }
    if (!stream.closed) await new Promise((resolve) => stream.once("close", resolve));
    expect(threadCount()).toBe(threads);
    expect(read).toBeLessThan(bytes.length / 2);
  });

  test("whose file cannot be read half-way fails with what reading it throws, and its thread has ended", async () => {
    const bytes = await file;
    const threads = threadCount();
    const gone = new AppError("not_found", "file_gone");
    const whole = fileOf(bytes);
    const stream = sheetAsCsv(
      {
        ...whole,
        read: (start, length) =>
          start > 8_000_000 && start < 9_000_000 ? Promise.reject(gone) : whole.read(start, length),
      },
      0,
    );
    expect(await reasonOf(text(stream))).toBe("not_found file_gone");
    expect(threadCount()).toBe(threads);
  });

  test("cut at half is damaged before a line of it is given", async () => {
    const bytes = await file;
    expect(await reasonOf(csvOf(bytes.subarray(0, bytes.length / 2)))).toBe("invalid spreadsheet_damaged");
  });
});

/** Threads of this process beside its own. */
const threadCount = (): number =>
  (process.report.getReport() as unknown as { workers: readonly unknown[] }).workers.length;
