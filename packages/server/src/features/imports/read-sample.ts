import { AppError } from "../../errors.ts";
import type { Files } from "../../ports/files.ts";
import { SAMPLE_BYTES } from "./sniff.ts";

/**
 * The start of a file, as much as sniffing looks at.
 * @throws AppError not_found file_gone.
 */
export async function readSample(
  files: Files,
  key: string,
): Promise<{ sample: Uint8Array; isWhole: boolean }> {
  const size = await files.sizeBytes(key);
  if (size === undefined) throw new AppError("not_found", "file_gone");
  const pieces: Buffer[] = [];
  let length = 0;
  if (size > 0) {
    for await (const piece of files.read(key) as AsyncIterable<Buffer>) {
      pieces.push(piece);
      length += piece.length;
      if (length >= SAMPLE_BYTES) break;
    }
  }
  return { sample: Buffer.concat(pieces).subarray(0, SAMPLE_BYTES), isWhole: size <= SAMPLE_BYTES };
}
