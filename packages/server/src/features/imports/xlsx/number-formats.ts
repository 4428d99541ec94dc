import type { NumberFormat } from "./cell-text.ts";
import { readXml } from "./read-xml.ts";
import { tooLarge } from "./xlsx-file.ts";

/** Excel has 65,490 formats of cells at most. */
const FORMATS_MAX = 100_000;

/**
 * How each style of a workbook shows numbers; a cell's `s` is the index.
 * @throws AppError `spreadsheet_too_large` with more styles than Excel has; what reading the part throws.
 */
export async function readNumberFormats(pieces: AsyncIterable<Buffer>): Promise<readonly NumberFormat[]> {
  const custom = new Map<number, NumberFormat>();
  const used: number[] = [];
  const path: string[] = [];
  await readXml(pieces, {
    open: (name, attributes) => {
      const parent = path.at(-1);
      path.push(name);
      const id = Number(attributes["numFmtId"] ?? 0);
      if (name === "numFmt" && parent === "numFmts") custom.set(id, formatOf(attributes["formatCode"] ?? ""));
      else if (name === "xf" && parent === "cellXfs") used.push(id);
      if (custom.size > FORMATS_MAX || used.length > FORMATS_MAX) throw tooLarge();
    },
    close: () => path.pop(),
  });
  return used.map((id) => custom.get(id) ?? builtIn(id));
}

/** ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in East Asia, 71 to 81 in Thailand, and nothing elsewhere. */
function builtIn(id: number): NumberFormat {
  if (id === 46) return "elapsed";
  const isDate =
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58) ||
    (id >= 71 && id <= 81);
  return isDate ? "date" : "plain";
}

/** Reads the code of a format: a date has a letter for a part of one outside of quotes, escapes and colours. */
export function formatOf(code: string): NumberFormat {
  const bare = code
    .slice(0, 1000)
    .replaceAll(/"[^"]*"|\\.|[_*]./g, "")
    .split(";")[0];
  if (bare === undefined) return "plain";
  if (/\[(h+|m+|s+)\]/i.test(bare)) return "elapsed";
  const letters = bare.replaceAll(/\[[^\]]*\]/g, "");
  if (/^0{2,}$/.test(letters)) return Math.min(letters.length, 30);
  return /[ymdhs]/i.test(letters) && !/general|standard/i.test(letters) ? "date" : "plain";
}
