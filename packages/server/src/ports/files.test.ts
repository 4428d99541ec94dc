import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, describe, expect, test } from "vitest";
import { localFiles } from "./files.ts";

const folder = mkdtempSync(join(tmpdir(), "rookery-files-"));
const files = localFiles(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("files on local disk", () => {
  test("that several write at once under one key are whole, and nothing is left beside them", async () => {
    const key = "brand/tenant/logo.png";
    const content = new Uint8Array(200_000).fill(7);
    await Promise.all(Array.from({ length: 12 }, () => files.write(key, content)));
    expect(await files.sizeBytes(key)).toBe(content.length);
    expect(new Uint8Array(await buffer(files.read(key)))).toEqual(content);
    expect(readdirSync(join(folder, "brand/tenant"))).toEqual(["logo.png"]);
  });

  test("that come in pieces are whole or absent, and take the place of what a writer left that died", async () => {
    const key = "exports/one";
    mkdirSync(join(folder, "exports"), { recursive: true });
    writeFileSync(join(folder, "exports/one.of-a-killed-process.part"), "half");
    writeFileSync(join(folder, "exports/one-more"), "another file");
    async function* pieces(fault?: Error) {
      for (let count = 0; count < 100; count += 1) yield new Uint8Array(10_000).fill(count);
      if (fault) throw fault;
    }
    await expect(files.writePieces(key, pieces(new Error("cut")))).rejects.toThrow("cut");
    expect(readdirSync(join(folder, "exports"))).toEqual(["one-more"]);
    expect(await files.writePieces(key, pieces())).toBe(1_000_000);
    expect(await files.sizeBytes(key)).toBe(1_000_000);
    expect(readdirSync(join(folder, "exports"))).toEqual(["one", "one-more"]);
  });

  test("have no key outside their folder", async () => {
    await expect(files.write("../out.png", new Uint8Array(1))).rejects.toThrow(TypeError);
  });
});
