import type { Readable } from "node:stream";
import { AppError } from "../../errors.ts";
import type { Files } from "../../ports/files.ts";
import type { Reading } from "./imports.rules.ts";

/**
 * The file of an import as delimited text, from its start.
 * @throws AppError not_found file_gone.
 */
export async function openRecords(
  files: Files,
  { fileKey }: { readonly fileKey: string; readonly reading: Reading },
): Promise<Readable> {
  if ((await files.sizeBytes(fileKey)) === undefined) throw new AppError("not_found", "file_gone");
  return files.read(fileKey);
}
