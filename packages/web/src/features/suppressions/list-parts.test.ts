import { LINES_MAX } from "@rookery/server/suppressions/schema";
import { describe, expect, it } from "vitest";
import { encodingOf, fileParts, linesOf, textParts, type ListPart } from "./list-parts.ts";

async function all(parts: AsyncIterable<ListPart>): Promise<ListPart[]> {
  const found: ListPart[] = [];
  for await (const part of parts) found.push({ ...part, lines: [...part.lines] });
  return found;
}

const fileOf = (...bytes: (string | Uint8Array<ArrayBuffer>)[]) => new File(bytes, "list.csv");

describe("a list that is cut into parts", () => {
  it("loses no line and knows the number of each part's first", async () => {
    const lines = Array.from({ length: LINES_MAX * 2 + 5 }, (_, place) => `p${place}@example.org`);
    const parts = await all(textParts(lines.join("\n")));
    expect(parts.flatMap((part) => part.lines)).toEqual(lines);
    let next = 1;
    for (const part of parts) {
      expect(part.firstLine).toBe(next);
      expect(part.lines.length).toBeLessThanOrEqual(LINES_MAX);
      next += part.lines.length;
    }
    expect(parts.at(-1)?.share).toBe(1);
  });

  it("is read from a file as from a text, whatever its line ends", async () => {
    const text = 'a@x.org\r\nb@x.org\rc@x.org\n\n"D" <d@x.org>';
    const [part] = await all(fileParts(fileOf(text)));
    expect(part?.lines).toEqual(linesOf(text));
    expect(part?.lines).toHaveLength(5);
  });

  it("keeps a line end whole that a piece of the file cuts in two", async () => {
    const text = Array.from({ length: 30_000 }, (_, place) => `person${place}@example.org`).join("\r\n");
    const parts = await all(fileParts(fileOf(text)));
    expect(parts.flatMap((part) => part.lines)).toEqual(text.split("\r\n"));
  });

  it("has a middle, where a line is longer than what is read at once", async () => {
    const [part] = await all(fileParts(fileOf(`a@x.org\n${"x".repeat(700_000)}\r\nb@x.org`)));
    expect(part?.lines.map((line) => line.length)).toEqual([7, 20_000, 7]);
  });

  it("stays small where a line is enormous", async () => {
    const parts = await all(textParts(`${"x".repeat(1_000_000)}\na@x.org`));
    expect(parts.flatMap((part) => part.lines).at(-1)).toBe("a@x.org");
    for (const part of parts) expect(part.lines.join("\n").length).toBeLessThan(300_000);
  });

  it("is nothing where there is nothing", async () => {
    expect(await all(textParts(" \n\t"))).toEqual([]);
    expect(await all(fileParts(fileOf("")))).toEqual([]);
  });
});

it.each([
  ["UTF-8", fileOf("zoë@example.org"), "utf-8"],
  ["Windows", fileOf(new Uint8Array([0x5a, 0x6f, 0xeb, 0x0a])), "windows-1252"],
  ["UTF-16", fileOf(new Uint8Array([0xff, 0xfe, 0x61, 0x00])), "utf-16le"],
])("tells what %s wrote", async (_, file, encoding) => {
  expect(await encodingOf(file)).toBe(encoding);
});
