import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { images } from "./testing/images.ts";
import { imageFacts, isAnimated } from "./image-facts.ts";

describe("what an image says of itself", () => {
  test.each([
    ["png", images.png(64, 32), { type: "png", width: 64, height: 32 }],
    ["jpeg", images.jpeg(640, 480), { type: "jpeg", width: 640, height: 480 }],
    ["lossy webp", images.webpLossy(300, 200), { type: "webp", width: 300, height: 200 }],
    ["lossless webp", images.webpLossless(301, 201), { type: "webp", width: 301, height: 201 }],
    ["extended webp", images.webpExtended(70_000, 2), { type: "webp", width: 70_000, height: 2 }],
  ])("is read from the header of a %s file", (_, bytes, facts) => {
    expect(imageFacts(bytes)).toEqual(facts);
  });

  test("a JPEG's tables, comments and fill bytes before its frame are passed over", () => {
    const plain = images.jpeg(640, 480);
    const comment = Buffer.from([0xff, 0xfe, 0x00, 0x06, 0xff, 0xc0, 0xff, 0xc0, 0xff, 0xff, 0xff]);
    const bytes = Buffer.concat([plain.subarray(0, 2), comment, plain.subarray(2)]);
    expect(imageFacts(bytes)).toEqual({ type: "jpeg", width: 640, height: 480 });
  });

  test.each([
    ["nothing", ""],
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ["an SVG behind a declaration", '\ufeff<?xml version="1.0"?><svg/>'],
    ["HTML", "<!doctype html><script>1</script>"],
    ["a GIF", "GIF89a\u0001\u0000\u0001\u0000"],
    ["a PDF", "%PDF-1.7"],
    ["a program", "MZ\u0090"],
    ["the name of a PNG alone", "\u0089PNG"],
    ["a RIFF that is a sound", "RIFF\u0000\u0000\u0000\u0000WAVEfmt "],
  ])("%s is no image", (_, text) => {
    expect(imageFacts(Buffer.from(text, "latin1"))).toBeUndefined();
  });

  test.each(["png", "jpeg", "webpLossy", "webpLossless", "webpExtended"] as const)(
    "a %s file cut anywhere before its size is no image",
    (kind) => {
      const whole = images[kind](64, 64);
      const first = Array.from({ length: whole.length + 1 }, (_, end) => end).find(
        (end) => imageFacts(whole.subarray(0, end)) !== undefined,
      );
      expect(first).toBeGreaterThan(10);
      expect(first).toBeLessThanOrEqual(whole.length);
    },
  );

  test("a PNG whose first chunk is not the header, and a JPEG whose picture precedes its frame, are none", () => {
    const png = Buffer.from(images.png(1, 1));
    png.write("tEXt", 12, "latin1");
    expect(imageFacts(png)).toBeUndefined();
    expect(
      imageFacts(Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xc0, 0, 0, 0, 0, 0, 0, 0])),
    ).toBeUndefined();
  });

  test("tells a moving picture from a still one", () => {
    const moving = (bytes: Buffer) =>
      isAnimated(bytes, imageFacts(bytes) ?? { type: "jpeg", width: 0, height: 0 });
    const flagged = images.webpExtended(9, 9);
    flagged[20] = 0x02;
    expect([images.apng(9, 9), flagged].map(moving)).toEqual([true, true]);
    // Behind the picture the word means nothing.
    const behind = Buffer.concat([images.png(9, 9), images.apng(9, 9).subarray(33)]);
    const still = [
      images.png(9, 9),
      behind,
      images.jpeg(9, 9),
      images.webpLossy(9, 9),
      images.webpExtended(9, 9),
    ];
    expect(still.map(moving)).toEqual([false, false, false, false, false]);
  });

  test("whatever follows the first bytes, reading ends and throws nothing", () => {
    const starts = [images.png(1, 1), images.jpeg(1, 1), images.webpLossy(1, 1)].flatMap((each) => [
      each.subarray(0, 2),
      each.subarray(0, 12),
      each.subarray(0, 16),
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const facts = imageFacts(Buffer.concat([start, rest]));
        expect(facts === undefined || facts.width >= 0).toBe(true);
        const moves = isAnimated(Buffer.concat([start, rest]), facts ?? { type: "png", width: 0, height: 0 });
        expect([true, false]).toContain(moves);
      }),
      { numRuns: 2_000 },
    );
  });
});
