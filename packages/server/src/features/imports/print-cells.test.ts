import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printCells, unguarded } from "./print-cells.ts";

/** The cells of a line as a spreadsheet cuts it that takes this for the delimiter: after a quoted part the rest of a cell is taken as it is. */
function cut(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted, isStart] = ["", false, true];
  for (let at = 0; at < line.length; at += 1) {
    const each = line[at] ?? "";
    if (isQuoted && each === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (isQuoted && each === '"') isQuoted = false;
    else if (!isQuoted && isStart && each === '"') isQuoted = true;
    else if (!isQuoted && (each === delimiter || /[\r\n]/.test(each))) {
      cells.push(cell);
      [cell, isStart] = ["", true];
      continue;
    } else cell += each;
    isStart = false;
  }
  return [...cells, cell];
}

const delimiters = [",", ";", "\t", "|"];
const word = fc.string({ unit: fc.constantFrom(...Array.from("'=+-@＝,;|\t\n\r\" a1")), maxLength: 12 });

describe("a printed line", () => {
  test("has no cell that begins like a formula, at whatever delimiter it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...delimiters),
        (cells, own) => {
          const line = printCells(cells, own);
          const live = delimiters
            .flatMap((each) => cut(line, each))
            .filter((cell) => /^[=+\-@＝]/.test(cell));
          expect(live).toEqual([]);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test("gives back each cell as it was", () => {
    fc.assert(
      fc.property(word, (cell) => {
        const [printed = ""] = cut(printCells([cell], ","), ",");
        expect(unguarded(printed)).toBe(cell);
      }),
      { numRuns: 5_000 },
    );
  });

  test("leaves alone what is no formula", () => {
    expect(printCells(["O'Hara", "a-b", "x = y", "Smith, -John", "5'-6'"], ",")).toBe(
      `"O'Hara","a-b","x = y","Smith, -John","5'-6'"\r\n`,
    );
    expect(unguarded("'tis")).toBe("'tis");
  });
});
