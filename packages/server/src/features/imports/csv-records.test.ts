import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCsvReader, type CsvLimits, type CsvRecord } from "./csv-records.ts";

function readAll(pieces: string[], delimiter = ",", limits?: CsvLimits): CsvRecord[] {
  const reader = createCsvReader(delimiter, limits);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const cellsOf = (text: string, delimiter = ",") => readAll([text], delimiter).map(({ cells }) => cells);
const linesOf = (records: CsvRecord[]) => records.map(({ firstLine, lastLine }) => [firstLine, lastLine]);
const small: CsvLimits = { cell: 12, record: 40 };

describe("reading records", () => {
  test("LF, CRLF and CR end a record, also mixed in one file", () => {
    expect(cellsOf("a,b\nc,d\r\ne,f\rg,h")).toEqual([
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
      ["g", "h"],
    ]);
  });

  test("a quoted cell keeps delimiters, quotes and line breaks, and the record names its lines", () => {
    const records = readAll(['1,"Doe, ""Jo""\r\nJr"\n2,x\n']);
    expect(records.map(({ cells }) => cells)).toEqual([
      ["1", 'Doe, "Jo"\r\nJr'],
      ["2", "x"],
    ]);
    expect(linesOf(records)).toEqual([
      [1, 2],
      [3, 3],
    ]);
  });

  test("a quote inside an unquoted cell is text", () => {
    expect(cellsOf('5" pipe,x\n')).toEqual([['5" pipe', "x"]]);
  });

  test("empty lines are records of one empty cell, and a trailing delimiter begins an empty cell", () => {
    expect(cellsOf("\n\na,\n")).toEqual([[""], [""], ["a", ""]]);
    expect(cellsOf("a,")).toEqual([["a", ""]]);
  });

  test("an unclosed quote costs its own line and nothing after it", () => {
    const records = readAll(['a,b\n"Ann,ann@x.org\nBob,bob@x.org\n"Cy",cy@x.org\n']);
    expect(records.map(({ fault, cells }) => fault ?? cells)).toEqual([
      ["a", "b"],
      "unclosed_quote",
      ["Bob", "bob@x.org"],
      ["Cy", "cy@x.org"],
    ]);
    expect(records[1]).toMatchObject({ firstLine: 2, lastLine: 2, cells: ['"Ann,ann@x.org'] });
  });

  test("an unclosed quote that no other quote follows is found at the end of the file", () => {
    const records = readAll(['"Ann,1\nBob,2\n\nCy,3']);
    expect(records.map(({ fault, cells }) => fault ?? cells)).toEqual([
      "unclosed_quote",
      ["Bob", "2"],
      [""],
      ["Cy", "3"],
    ]);
    expect(linesOf(records)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  test("text after a closing quote is a fault of that line", () => {
    const records = readAll(['"a"b,c\nd,e\n']);
    expect(records.map(({ fault }) => fault)).toEqual(["stray_quote", undefined]);
  });

  test("a quoted cell that runs on for longer than a cell may be is taken for unclosed", () => {
    const records = readAll(['"abc\ndef\nghi\njkl\nmno\n"\n'], ",", small);
    expect(records.map(({ fault }) => fault)).toEqual([
      "unclosed_quote",
      undefined,
      undefined,
      undefined,
      undefined,
      "unclosed_quote",
    ]);
  });

  test("a long cell and a long line are faults of their line, whatever the pieces", () => {
    const text = `${"x".repeat(13)},b\n"${"y".repeat(13)}",b\n${"z".repeat(500)}\nok,1\n`;
    for (const pieces of [[text], text.split("")]) {
      const records = readAll(pieces, ",", small);
      expect(records.map(({ fault }) => fault)).toEqual([
        "cell_too_long",
        "cell_too_long",
        "record_too_long",
        undefined,
      ]);
      expect(records[3]).toMatchObject({ cells: ["ok", "1"], firstLine: 4 });
    }
  });

  test("a line that never ends is dropped as it comes and not kept", () => {
    const reader = createCsvReader(",", small);
    for (let i = 0; i < 1_000; i += 1) {
      reader.push("x".repeat(50));
      expect(reader.pending).toBeLessThanOrEqual(91);
    }
    expect(reader.end()).toMatchObject([{ fault: "record_too_long", firstLine: 1, lastLine: 1 }]);
  });

  test("a NUL is a fault of its record alone", () => {
    expect(readAll(['a\0,b\n"c\0",d\ne,f\n']).map(({ fault }) => fault)).toEqual(["nul", "nul", undefined]);
  });
});

const cell = fc.string({
  unit: fc.constantFrom("a", "é", "😀", '"', ",", ";", "\n", "\r", " ", "=", "\t"),
  maxLength: 12,
});
const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
const plain = /^[^",;\n\r\t]*$/;

describe("for any file", () => {
  test("records that were printed are read back identical", () => {
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 20 });
    const breaks = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(
        table,
        breaks,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.boolean(),
        (rows, br, delimiter, quoteAll) => {
          const print = (value: string) => (!quoteAll && plain.test(value) ? value : quote(value));
          const text = rows.map((row) => row.map(print).join(delimiter) + br).join("");
          expect(cellsOf(text, delimiter)).toEqual(rows);
        },
      ),
    );
  });

  const wild = fc.string({
    unit: fc.constantFrom("a", '"', '"', ",", "\n", "\r", "\0", "b"),
    maxLength: 200,
  });

  test("the places where the text is cut change nothing, whatever the text", () => {
    fc.assert(
      fc.property(
        wild,
        fc.array(fc.nat(200), { maxLength: 30 }),
        fc.constantFrom(small, undefined),
        (text, cuts, limits) => {
          const places = [...new Set(cuts)].filter((at) => at < text.length).sort((a, b) => a - b);
          const pieces = [0, ...places].map((from, index) => text.slice(from, places[index]));
          expect(readAll(pieces, ",", limits)).toEqual(readAll([text], ",", limits));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("every line of the text belongs to exactly one record", () => {
    fc.assert(
      fc.property(wild, fc.constantFrom(small, undefined), (text, limits) => {
        const lines = text.split(/\r\n|\n|\r/);
        if (lines.at(-1) === "") lines.pop();
        const covered = readAll([text], ",", limits).flatMap(({ firstLine, lastLine }) =>
          Array.from({ length: lastLine - firstLine + 1 }, (_, index) => firstLine + index),
        );
        expect(covered).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 2_000 },
    );
  });
});
