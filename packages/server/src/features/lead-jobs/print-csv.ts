import { printCells } from "../imports/print-cells.ts";

/** The rows as CSV in UTF-8, with commas, safe from formulas; the mark at the start tells Excel that it is UTF-8. */
export async function* printCsv(
  headers: readonly string[],
  rows: AsyncIterable<readonly string[][]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\ufeff${printCells(headers, ",")}`, "utf8");
  for await (const batch of rows)
    yield Buffer.from(batch.map((cells) => printCells(cells, ",")).join(""), "utf8");
}
