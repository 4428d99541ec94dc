import type { Readable } from "node:stream";
import { AppError } from "../../errors.ts";
import type { Files } from "../../ports/files.ts";
import type { Reading } from "./imports.rules.ts";
import { storedWorkbook } from "./stored-workbook.ts";
import { sheetAsCsv } from "./xlsx/sheet-as-csv.ts";

/**
 * The file of an import as delimited text, from its start; of a workbook the chosen sheet.
 * @throws AppError not_found file_gone; the stream of a workbook fails as `sheetAsCsv` says.
 */
export async function openRecords(
  files: Files,
  { fileKey, reading }: { readonly fileKey: string; readonly reading: Reading },
): Promise<Readable> {
  const size = await files.sizeBytes(fileKey);
  if (size === undefined) throw new AppError("not_found", "file_gone");
  return reading.sheet === undefined
    ? files.read(fileKey)
    : sheetAsCsv(storedWorkbook(files, fileKey, size), reading.sheet);
}
