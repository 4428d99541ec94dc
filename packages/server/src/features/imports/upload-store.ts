import { createWriteStream } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { AppError } from "../../errors.ts";

/** True where the disk, or the share of it that we may use, is full. */
export const isDiskFull = (error: unknown): boolean =>
  ["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException | null)?.code ?? "");

/**
 * The place of uploads on disk. What has arrived when a connection breaks stays, and the upload goes on from there.
 * The library's own writing answers every fault alike; a full disk has an answer of its own, because a person can act on it.
 */
export class UploadStore extends FileStore {
  /** @throws AppError unavailable disk_full; what was written before stays. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(join(this.directory, id), { flags: "r+", start: offset });
    try {
      await pipeline(readable, file);
    } catch (error) {
      if (isDiskFull(error)) throw new AppError("unavailable", "disk_full");
      throw error;
    }
    return offset + file.bytesWritten;
  }
}
