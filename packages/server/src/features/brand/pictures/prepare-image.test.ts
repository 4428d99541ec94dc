import { randomBytes } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { errorOf } from "../../../testing/error-of.ts";
import { images } from "../../../testing/images.ts";
import { imageFileForm, imageFilesOf, imageSlots, type ImageSlot } from "./brand-images.rules.ts";
import { prepareImage } from "./prepare-image.ts";

const NAMES = 'xmlns="http://www.w3.org/2000/svg"';
const svg = (width: number, height: number, inside = '<circle r="9"/>'): Buffer =>
  Buffer.from(`<svg ${NAMES} viewBox="0 0 ${width} ${height}">${inside}</svg>`);

const RED = { r: 255, g: 0, b: 0 };
const red = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: RED } });

const sizesOf = async (bytes: Uint8Array, slot: ImageSlot): Promise<string[]> =>
  (await prepareImage(bytes, slot)).files.map(({ width, height }) => `${width}x${height}`);
const fileOf = async (bytes: Uint8Array, slot: ImageSlot = "logo"): Promise<Buffer> =>
  Buffer.from((await prepareImage(bytes, slot)).files[0]?.bytes ?? []);
/** Red, green, blue and opacity in the middle of a picture. */
const middleOf = async (picture: Buffer): Promise<number[]> => {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 4;
  return [...data.subarray(at, at + 4)];
};

const refused = async (bytes: Uint8Array, slot: ImageSlot = "logo") => {
  const { code, reason, extra } = await errorOf(prepareImage(bytes, slot));
  expect({ code, field: extra.field }).toEqual({ code: "invalid", field: slot });
  return reason;
};

describe("a picture that is taken", () => {
  test.each(["png", "jpeg", "webp"] as const)("from %s is drawn into its place as PNG", async (type) => {
    const bytes = await red(1280, 960)[type]().toBuffer();
    expect(await sizesOf(bytes, "logo")).toEqual(["213x160"]);
    expect(await sizesOf(bytes, "mailLogo")).toEqual(["192x144"]);
    expect(await sizesOf(bytes, "favicon")).toEqual(["32x32", "180x180", "192x192", "512x512"]);
    const [r = 0, g = 0, b = 0, alpha] = await middleOf(await fileOf(bytes, "logoDark"));
    expect(r).toBeGreaterThan(250);
    expect(g + b).toBeLessThan(10);
    expect(alpha).toBe(255);
  });

  test("as an SVG is drawn as large as its place; one of pixels is not made larger", async () => {
    expect(await sizesOf(svg(20, 10), "logo")).toEqual(["320x160"]);
    expect(await sizesOf(svg(80, 10), "mailLogo")).toEqual(["600x75"]);
    expect(await sizesOf(svg(20, 10), "favicon")).toEqual(["32x32", "180x180", "192x192", "512x512"]);
    expect(await sizesOf(await red(20, 10).png().toBuffer(), "logo")).toEqual(["20x10"]);
  });

  test("may say of its size as an SVG what it likes", async () => {
    expect(await sizesOf(svg(2_000_000, 1_000_000), "logo")).toEqual(["320x160"]);
    const physical = svg(2, 1).toString().replace("<svg", '<svg width="90000mm" height="45000mm"');
    expect(await sizesOf(Buffer.from(physical), "logo")).toEqual(["320x160"]);
    expect(await sizesOf(svg(1e300, 1e300), "logo")).toEqual(["160x160"]);
  });

  test("keeps its transparency, around an icon too", async () => {
    const half = { ...RED, alpha: 0.5 };
    const bytes = await sharp({ create: { width: 64, height: 32, channels: 4, background: half } })
      .png()
      .toBuffer();
    expect(await middleOf(await fileOf(bytes))).toEqual([255, 0, 0, 128]);
    const { files } = await prepareImage(bytes, "favicon");
    for (const file of files) {
      const icon = Buffer.from(file.bytes);
      expect((await middleOf(icon))[3]).toBe(128);
      expect((await sharp(icon).ensureAlpha().raw().toBuffer()).at(3)).toBe(0);
    }
  });

  test("is stood upright, and its colours are those of sRGB", async () => {
    const turned = await red(200, 100).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await sizesOf(turned, "logo")).toEqual(["80x160"]);
    const wide = await red(64, 64).withIccProfile("p3").png().toBuffer();
    expect(await sharp(wide, { ignoreIcc: true }).raw().toBuffer()).not.toHaveProperty("0", 255);
    const [r = 0, g = 0, b = 0] = await middleOf(await fileOf(wide));
    expect([r > 250, g < 5, b < 5]).toEqual([true, true, true]);
    const print = await red(64, 64).toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer();
    const [inRed = 0, inGreen = 0] = await middleOf(await fileOf(print));
    expect(inRed).toBeGreaterThan(inGreen + 100);
  });

  test("is written without loss, with a palette where its colours fit into one", async () => {
    const raw = { width: 100, height: 50, channels: 3 } as const;
    const pixels = {
      many: randomBytes(100 * 50 * 3),
      few: randomBytes(100 * 50 * 3).map((each) => each & 0x80),
    };
    for (const [kind, colours] of Object.entries(pixels)) {
      const drawn = await fileOf(await sharp(colours, { raw }).png().toBuffer());
      expect(images.chunksOf(drawn).includes("PLTE")).toBe(kind === "few");
      expect((await sharp(drawn).removeAlpha().raw().toBuffer()).equals(colours)).toBe(true);
    }
  });

  test("is served without what else was in the file", async () => {
    const place = { IFD0: { Copyright: "canary-name" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } };
    const exif = (file: Sharp) => file.withExif(place).withIccProfile("p3");
    const script = Buffer.from("<script>canary()</script>");
    const png = await exif(red(64, 64)).png().toBuffer();
    const files = [
      Buffer.concat([images.withChunk(png, "tEXt", Buffer.from("Author\0canary-text")), script]),
      Buffer.concat([await exif(red(64, 64)).jpeg().toBuffer(), script]),
      await exif(red(64, 64)).webp().toBuffer(),
      svg(9, 9, '<title>canary</title><circle r="9" id="canary"/>'),
    ];
    for (const file of files) {
      expect(file.includes("canary")).toBe(true);
      for (const { bytes } of (await prepareImage(file, "favicon")).files) {
        expect(Buffer.from(bytes).includes("canary")).toBe(false);
        const known = new Set(["IHDR", "PLTE", "tRNS", "pHYs", "IDAT", "IEND"]);
        expect(images.chunksOf(bytes).filter((name) => !known.has(name))).toEqual([]);
        expect(await sharp(bytes).metadata()).not.toHaveProperty("exif");
      }
    }
  });

  test("has one name for the same content, by which its files are found", async () => {
    for (const slot of imageSlots) {
      const [one, same, other] = await Promise.all([
        prepareImage(svg(20, 10), slot),
        prepareImage(svg(20, 10), slot),
        prepareImage(svg(20, 10, '<circle r="8"/>'), slot),
      ]);
      expect(one).toEqual(same);
      expect(one.name).not.toBe(other.name);
      expect(one.name).toMatch(slot === "favicon" ? /^[0-9a-f]{32}$/ : /^[0-9a-f]{32}-\d+x\d+$/);
      expect(one.files.map(({ name }) => name)).toEqual(imageFilesOf(slot, one.name));
      for (const { name } of one.files) expect(name).toMatch(imageFileForm);
    }
  });

  test("at every limit is drawn in time", { timeout: 60_000 }, async () => {
    const shapes = await sharp(svg(40, 30), { density: 72 }).resize(400, 300).png().toBuffer();
    const large = sharp({ create: { width: 4000, height: 3000, channels: 4, background: RED } })
      .composite([{ input: shapes, tile: true }])
      .png();
    const bitmap = await large.toBuffer();
    const deep = await sharp(bitmap).toColourspace("rgb16").png({ progressive: true }).toBuffer();
    const files = [
      deep,
      await sharp(bitmap).jpeg({ progressive: true, quality: 50 }).toBuffer(),
      await sharp(bitmap).webp({ lossless: true, effort: 0 }).toBuffer(),
    ];
    for (const file of files) {
      expect(file.length).toBeLessThan(1024 * 1024);
      expect(await sizesOf(file, "favicon")).toHaveLength(4);
    }
  });
});

describe("a picture that is refused", () => {
  test.each<[string, Uint8Array, string]>([
    ["empty", Buffer.alloc(0), "file_empty"],
    ["text", Buffer.from("picture"), "image_unknown_type"],
    ["HTML", Buffer.from("<!DOCTYPE html><html><svg/></html>"), "image_unknown_type"],
    ["HTML without a type", Buffer.from("<html><script>1</script></html>"), "image_unknown_type"],
    ["an ICO", Buffer.from([0, 0, 1, 0, 1, 0, 16, 16]), "image_is_icon"],
    ["a byte too many", Buffer.concat([images.png(9, 9), Buffer.alloc(1024 * 1024)]), "image_too_many_bytes"],
    ["an SVG of too many", svg(9, 9, `<!--${"a".repeat(256 * 1024)}-->`), "image_too_many_bytes"],
    ["an SVG with a script", svg(9, 9, "<script/>"), "image_svg_active"],
    ["an SVG with a link", svg(9, 9, '<use href="a.svg#a"/>'), "image_svg_external"],
    ["an SVG without a size", svg(0, 0), "image_unreadable"],
    ["a side too long", images.png(4097, 1), "image_too_many_pixels"],
    ["too many pixels", images.png(4096, 2930, 1), "image_too_many_pixels"],
    ["a bomb that is all header", images.png(50_000, 50_000, 1).subarray(0, 33), "image_too_many_pixels"],
    ["a bomb that is a picture", images.png(20_000, 20_000, 1), "image_too_many_pixels"],
    ["without width", images.png(1, 1).fill(0, 16, 20), "image_unreadable"],
    ["moving, as PNG", images.apng(64, 64), "image_animated"],
    ["header only", images.png(64, 64).subarray(0, 33), "image_unreadable"],
    ["a header of a JPEG", images.jpeg(64, 64), "image_unreadable"],
    ["a header of a WebP", images.webpExtended(64, 64), "image_unreadable"],
  ])("%s", async (_, bytes, reason) => {
    const fits = bytes.length <= 1024 * 1024 || reason === "image_too_many_bytes";
    expect(fits).toBe(true);
    expect(await refused(bytes)).toBe(reason);
  });

  test.each(["gif", "tiff", "avif"] as const)("a %s", async (type) => {
    expect(await refused(await red(9, 9)[type]().toBuffer())).toBe("image_unknown_type");
  });

  test("moving, as WebP, with its flag and without", async () => {
    const raw = { width: 64, height: 128, channels: 3, pageHeight: 64 } as const;
    const bytes = await sharp(randomBytes(64 * 128 * 3), { raw })
      .webp({ lossless: true })
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    expect(await refused(bytes)).toBe("image_animated");
    bytes[20] = 0;
    expect(["image_animated", "image_unreadable"]).toContain(await refused(bytes));
  });

  test.each(["png", "jpeg", "webp"] as const)("a %s cut in the middle", async (type) => {
    const raw = { width: 200, height: 200, channels: 3 } as const;
    const noise = sharp(randomBytes(200 * 200 * 3), { raw });
    const bytes = await noise[type]().toBuffer();
    for (const part of [0.3, 0.6, 0.9])
      expect(await refused(bytes.subarray(0, Math.floor(bytes.length * part)))).toBe("image_unreadable");
  });

  test("as an icon: smaller than the smallest size, by its longer side", async () => {
    expect(await refused(images.png(31, 31), "favicon")).toBe("image_too_small");
    expect(await sizesOf(images.png(32, 9), "favicon")).toHaveLength(4);
    expect(await sizesOf(images.png(31, 31), "logo")).toEqual(["31x31"]);
  });
});
