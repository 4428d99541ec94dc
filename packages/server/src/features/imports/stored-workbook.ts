import type { Files } from "../../ports/files.ts";
import type { XlsxFile } from "./xlsx/xlsx-file.ts";

/** An uploaded workbook by ranges of its bytes. */
export const storedWorkbook = (files: Files, key: string, sizeBytes: number): XlsxFile => ({
  sizeBytes,
  read: async (start, length) => {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    for await (const piece of files.read(key, start) as AsyncIterable<Buffer>) {
      filled += piece.copy(bytes, filled, 0, length - filled);
      if (filled === length) break;
    }
    return bytes.subarray(0, filled);
  },
});
