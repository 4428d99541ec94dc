import type { TenantContext } from "../../context.ts";
import { importById, linesAfter, type ShownLine } from "./imports.queries.ts";
import { lineHeaders, type LineOutcome } from "./imports.rules.ts";
import { printCells } from "./print-cells.ts";

const PAGE = 1_000;

const words = ({ reason, otherLine }: ShownLine): string =>
  otherLine === null ? reason.replaceAll("_", " ") : `${reason.replaceAll("_", " ")} of line ${otherLine}`;

/**
 * The lines of one outcome in the columns of the file, before them the line and the reason; in pieces, page by page. Corrected, it can be
 * imported again as it is.
 * @throws AppError not_found before the first piece.
 */
export async function linesCsv(
  ctx: TenantContext,
  { importId, outcome }: { importId: string; outcome: LineOutcome },
): Promise<AsyncGenerator<Uint8Array>> {
  const { reading } = await importById(ctx, { importId });
  const delimiter = reading?.delimiter ?? ",";
  const headers = reading?.columns.map(({ header }, index) => header ?? `Column ${index + 1}`) ?? [];
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const bytes = (text: string) => Buffer.from(text, "utf8");
    // The mark tells Excel that this is UTF-8.
    yield bytes(`\ufeff${printCells([...lineHeaders, ...headers], delimiter)}`);
    let afterLine = 0;
    for (;;) {
      const lines = await linesAfter(ctx, { importId, outcome, afterLine, limit: PAGE });
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
