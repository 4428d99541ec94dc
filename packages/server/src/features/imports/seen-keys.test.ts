import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SeenKeys } from "./seen-keys.ts";

describe("seen keys", () => {
  test("answer with the first line of each key, as a map would, whatever the keys", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 3 }), { maxLength: 300 }), (keys) => {
        const [seen, map] = [new SeenKeys(), new Map<string, number>()];
        for (const [index, key] of keys.entries()) {
          expect(seen.firstLine(key, index + 1)).toBe(map.get(key) ?? 0);
          if (!map.has(key)) map.set(key, index + 1);
        }
        expect(seen.size).toBe(map.size);
      }),
    );
  });

  test("keep 200,000 similar keys apart while the table grows under them", () => {
    const seen = new SeenKeys();
    const key = (i: number) => `lead-${i}@example.org`;
    for (let i = 1; i <= 200_000; i += 1)
      if (seen.firstLine(key(i), i) !== 0) throw new Error(`collision at ${i}`);
    for (let i = 1; i <= 200_000; i += 1) if (seen.firstLine(key(i), 7) !== i) throw new Error(`lost ${i}`);
    expect(seen.size).toBe(200_000);
  });
});
