import { Readable } from "node:stream";
import { callbackify } from "node:util";
import type { XlsxFile } from "./xlsx-file.ts";
import { startXlsxThread } from "./xlsx-thread.ts";

/**
 * A sheet as CSV: UTF-8, commas, LF, and each row one line, so that a row's number is its line's. Rows that the sheet leaves out
 * are empty lines, those after its last value are none; line breaks inside of a cell are spaces. A number is as Excel shows an
 * integer, a date is ISO 8601, a formula is its stored result. The sheet is read no further than a few pieces ahead; destroying
 * the stream ends its thread.
 *
 * Errors of the stream: AppError invalid as of `readWorkbook`, `file_too_wide`, `invalid_input` where there is no such sheet; what
 * reading the file throws.
 * @param sheet its place in the workbook, from 0.
 */
export function sheetAsCsv(file: XlsxFile, sheet: number): Readable {
  const waiting: Uint8Array[] = [];
  let isWanted = false;
  let isWhole = false;
  const stream = new Readable({
    highWaterMark: 64 * 1024,
    read: () => {
      isWanted = true;
      give();
    },
    destroy: (error, done) => {
      callbackify(thread.end)((fault) => done(fault ?? error));
    },
  });
  const give = (): void => {
    const piece = isWanted ? waiting.shift() : undefined;
    if (piece) {
      isWanted = false;
      thread.took();
      stream.push(piece);
    } else if (isWanted && isWhole) stream.push(null);
  };
  const thread = startXlsxThread(file, sheet, {
    found: (message) => {
      if (message.kind === "csv") waiting.push(message.bytes);
      if (message.kind === "end") isWhole = true;
      give();
    },
    failed: (error) => stream.destroy(error as Error),
  });
  return stream;
}
