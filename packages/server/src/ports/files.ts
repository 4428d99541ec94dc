import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import type { Readable } from "node:stream";

/** Files by key, such as `logos/<tenant>/<id>.png`. Keys are made by us and never taken from a file's name. */
export interface Files {
  write(key: string, content: Uint8Array): Promise<void>;
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
    write: async (key, content) => {
      const target = path(key);
      await mkdir(dirname(target), { recursive: true });
      // The address of a brand's picture is made of its content, so that two may write one at once.
      const part = `${target}.${randomUUID()}.part`;
      const file = await open(part, "w");
      try {
        await file
          .writeFile(content)
          .then(() => file.sync())
          .finally(() => file.close());
        await rename(part, target);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    read: (key, start = 0) => createReadStream(path(key), { start, highWaterMark: 256 * 1024 }),
    sizeBytes: async (key) => (await stat(path(key)).catch(() => undefined))?.size,
    remove: (key) => rm(path(key), { force: true }),
  };
}
