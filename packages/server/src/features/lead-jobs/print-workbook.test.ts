import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { cellsOf, readArchive } from "../../testing/read-workbook.ts";
import { printWorkbook } from "./print-workbook.ts";

async function* batches(count: number, size = 2): AsyncGenerator<string[][]> {
  for (let at = 0; at < count; at += size)
    yield Array.from({ length: Math.min(size, count - at) }, (_, index) => [`r${at + index + 1}`]);
}

async function sheetsOf(count: number, limits = { rows: 4, bytes: 1_000_000 }): Promise<string[][]> {
  const parts = await readArchive(Readable.from(printWorkbook(["head"], batches(count), limits)));
  const sheets = [...parts.keys()].filter((path) => path.includes("worksheets/"));
  for (const index of sheets.keys()) {
    expect(parts.get("xl/workbook.xml")).toContain(`sheetId="${index + 1}"`);
    expect(parts.get("[Content_Types].xml")).toContain(`/xl/worksheets/sheet${index + 1}.xml`);
    expect(parts.get("xl/_rels/workbook.xml.rels")).toContain(`worksheets/sheet${index + 1}.xml`);
  }
  return sheets.map((path) => cellsOf(parts.get(path) ?? "").flatMap((row) => row.map((cell) => cell.text)));
}

describe("a workbook", () => {
  test("goes on to further sheets, each with the headers, and has none that is empty but the first", async () => {
    expect(await sheetsOf(0)).toEqual([["head"]]);
    expect(await sheetsOf(1)).toEqual([["head", "r1"]]);
    expect(await sheetsOf(3)).toEqual([["head", "r1", "r2", "r3"]]);
    expect(await sheetsOf(4)).toEqual([
      ["head", "r1", "r2", "r3"],
      ["head", "r4"],
    ]);
    expect(await sheetsOf(7)).toEqual([
      ["head", "r1", "r2", "r3"],
      ["head", "r4", "r5", "r6"],
      ["head", "r7"],
    ]);
    // By size as well as by rows.
    expect(await sheetsOf(4, { rows: 100, bytes: 500 })).toHaveLength(2);
  });

  test("hands on what its rows throw, and lets go of them when nobody reads on", async () => {
    async function* failing(): AsyncGenerator<string[][]> {
      yield [["a"]];
      throw new Error("cut");
    }
    const drain = async () => {
      for await (const _ of printWorkbook(["head"], failing())) void _;
    };
    await expect(drain()).rejects.toThrow("cut");
    let isClosed = false;
    async function* endless(): AsyncGenerator<string[][]> {
      try {
        for (;;) yield Array.from({ length: 1_000 }, (_, at) => [`${Math.random()} ${at}`]);
      } finally {
        isClosed = true;
      }
    }
    let read = 0;
    for await (const _ of printWorkbook(["head"], endless())) {
      read += 1;
      if (read === 5) break;
    }
    expect(isClosed).toBe(true);
  });

  test("keeps no more than a few pieces in memory", async () => {
    let made = 0;
    async function* many(): AsyncGenerator<string[][]> {
      for (; made < 500; made += 1)
        yield Array.from({ length: 1_000 }, () => [String(Math.random()).repeat(5)]);
    }
    const pieces = printWorkbook(["head"], many())[Symbol.asyncIterator]();
    await pieces.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(made).toBeLessThan(100);
    await pieces.return?.(undefined);
  });
});
