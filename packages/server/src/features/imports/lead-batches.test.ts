import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCsvReader } from "./csv-records.ts";
import { LeadBatches, VALUE_SEPARATOR, type BatchPlan, type LeadBatch } from "./lead-batches.ts";

const plan: BatchPlan = {
  columns: { email: 0, name: 1 },
  width: 2,
  hasHeader: true,
  hasSeparatorLine: false,
  afterLine: 0,
  batchRecords: 3,
  listTags: [],
};

function batchesOf(text: string, over: Partial<BatchPlan> = {}): LeadBatch[] {
  const batches = new LeadBatches({ ...plan, ...over });
  const reader = createCsvReader(",");
  return [...batches.take(reader.push(text)), ...batches.take(reader.end()), batches.rest()];
}

const emailsOf = ({ leads }: LeadBatch) => (leads.count === 0 ? [] : leads.emails.split(VALUE_SEPARATOR));

describe("batches of leads", () => {
  test("count each record once, in order, and name the last line of each run", () => {
    const batches = batchesOf('email,name\nb@x.org,"B\nb"\na@x.org,A\n\nc@x.org,C\nbad,D\n');
    expect(batches.map(({ read, blank, lastLine }) => [read, blank, lastLine])).toEqual([
      [3, 1, 5],
      [2, 0, 7],
    ]);
    expect(batches.map(emailsOf)).toEqual([["a@x.org", "b@x.org"], ["c@x.org"]]);
    expect(Array.from(batches[0]?.leads.firstLines ?? [])).toEqual([4, 2]);
    expect(Array.from(batches[0]?.leads.lastLines ?? [])).toEqual([4, 3]);
  });

  test("name the first line of an address that comes again, also when it is batches ago", () => {
    const rows = Array.from({ length: 10 }, (_, index) => `a${index}@x.org,N\n`).join("");
    const lines = batchesOf(`email,name\n${rows}A0@X.org,again\n`).flatMap((batch) => batch.lines);
    expect(lines).toEqual([
      {
        firstLine: 12,
        lastLine: 12,
        outcome: "duplicate",
        reason: "duplicate",
        otherLine: 2,
        cells: ["A0@X.org", "again"],
      },
    ]);
  });

  test("a rejected line does not count as the first of its address", () => {
    const [batch] = batchesOf(`email,name\na@x.org,${"x".repeat(201)}\na@x.org,A\n`);
    expect(batch?.lines.map(({ reason }) => reason)).toEqual(["name_too_long"]);
    expect(batch && emailsOf(batch)).toEqual(["a@x.org"]);
  });

  test("cells are kept short enough to store, without NUL or half characters", () => {
    const [batch] = batchesOf(`email,name\nbad\0,${"😀".repeat(3_000)}\n`);
    const [line] = batch?.lines ?? [];
    expect(line?.reason).toBe("nul");
    expect(line?.cells[0]).toBe("bad\u2400");
    expect(line?.cells[1]?.length).toBeLessThan(2_100);
    expect(line?.cells.every((cell) => cell.isWellFormed())).toBe(true);
  });

  test("resumed after any batch, the rest is what it would have been, for any file", () => {
    const row = fc.constantFrom(
      "a@x.org,A",
      "b@x.org,B",
      "c@x.org,C",
      "A@x.org,A",
      "bad,D",
      "",
      "d@x.org",
      '"e@x.org","E\n"',
      '"open,x',
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.boolean(), (rows, hasHeader) => {
        const text = `${hasHeader ? "email,name\n" : ""}${rows.join("\n")}`;
        const all = batchesOf(text, { hasHeader });
        for (const [index, { lastLine }] of all.entries()) {
          const rest = batchesOf(text, { hasHeader, afterLine: lastLine });
          // A batch without records, the last, leaves the line where it was.
          const expected = all.slice(index + 1);
          expect(rest.filter(({ read }) => read > 0)).toEqual(expected.filter(({ read }) => read > 0));
        }
      }),
    );
  });

  test("every line of the file is the header, or in exactly one count", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "@", ".", '"', "\n", ",", " ", "\0"), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
        const text = cells.join("\n");
        const reader = createCsvReader(",");
        const records = reader.push(text).concat(reader.end());
        const batches = batchesOf(text, { hasHeader: false });
        const sum = (of: (batch: LeadBatch) => number) =>
          batches.reduce((total, batch) => total + of(batch), 0);
        expect(sum(({ read }) => read)).toBe(records.length);
        expect(sum(({ blank, leads, lines }) => blank + leads.count + lines.length)).toBe(records.length);
      }),
    );
  });
});
