import type { TenantContext } from "../../context.ts";
import { importById, linesAfter, type ShownLine } from "./imports.queries.ts";
import { printCells } from "./print-cells.ts";

const PAGE = 1_000;

const words = (line: ShownLine): string => line.reason.replaceAll("_", " ");

/**
 * The rejected lines in the columns of the file, before them the line and the reason; in pieces, page by page.
 * @throws AppError not_found before the first piece.
 */
export async function rejectedCsv(ctx: TenantContext, importId: string): Promise<AsyncGenerator<Uint8Array>> {
  const { reading } = await importById(ctx, { importId });
  const delimiter = reading?.delimiter ?? ",";
  const headers = reading?.columns.map(({ header }, index) => header ?? `Column ${index + 1}`) ?? [];
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const bytes = (text: string) => Buffer.from(text, "utf8");
    // The mark tells Excel that this is UTF-8.
    yield bytes(`\ufeff${printCells(["Line", "Reason", ...headers], delimiter)}`);
    let afterLine = 0;
    for (;;) {
      const lines = await linesAfter(ctx, { importId, outcome: "rejected", afterLine, limit: PAGE });
      if (lines.length > 0) {
        const print = (line: ShownLine) =>
          printCells([String(line.firstLine), words(line), ...line.cells], delimiter);
        yield bytes(lines.map(print).join(""));
      }
      if (lines.length < PAGE) return;
      afterLine = lines.at(-1)?.firstLine ?? Number.MAX_SAFE_INTEGER;
    }
  }
  return pieces();
}
