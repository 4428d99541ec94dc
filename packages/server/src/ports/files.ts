import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join, normalize, sep } from "node:path";
import type { Readable } from "node:stream";

/** Files by key, such as `logos/<tenant>/<id>.png`. Keys are made by us and never taken from a file's name. */
export interface Files {
  write(key: string, content: Uint8Array): Promise<void>;
  /**
   * As `write`, of pieces as they come, with no more than a few in memory. One writer a key at a time: what an earlier one left that died
   * is removed.
   * @returns the size in bytes.
   */
  writePieces(key: string, pieces: AsyncIterable<Uint8Array>): Promise<number>;
  /** Bytes from `start` on. Throws where the file is absent. */
  read(key: string, start?: number): Readable;
  sizeBytes(key: string): Promise<number | undefined>;
  remove(key: string): Promise<void>;
}

/** On local disk. A file is whole or absent: it is written beside its place and moved there. */
export function localFiles(folder: string): Files {
  const path = (key: string): string => {
    const full = normalize(join(folder, key));
    if (!full.startsWith(folder + sep)) throw new TypeError("A key stays inside its folder");
    return full;
  };
  return {
    write: async (key, content) => writeWhole(path(key), (file) => file.writeFile(content)),
    writePieces: async (key, pieces) => {
      const target = path(key);
      await removeParts(target);
      let sizeBytes = 0;
      await writeWhole(target, async (file) => {
        for await (const piece of pieces) {
          await file.writeFile(piece);
          sizeBytes += piece.length;
        }
      });
      return sizeBytes;
    },
    read: (key, start = 0) => createReadStream(path(key), { start, highWaterMark: 256 * 1024 }),
    sizeBytes: async (key) => (await stat(path(key)).catch(() => undefined))?.size,
    remove: (key) => rm(path(key), { force: true }),
  };
}

/** Writes beside the target, under a name of its own: the address of a brand's picture is made of its content, so that two may write one at once. */
async function writeWhole(target: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.${randomUUID()}.part`;
  const file = await open(part, "w");
  try {
    await write(file)
      .then(() => file.sync())
      .finally(() => file.close());
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function removeParts(target: string): Promise<void> {
  const names = await readdir(dirname(target)).catch(() => []);
  const parts = names.filter((name) => name.startsWith(`${basename(target)}.`) && name.endsWith(".part"));
  for (const name of parts) await rm(join(dirname(target), name), { force: true });
}
