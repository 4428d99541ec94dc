import sharp, { type Sharp } from "sharp";
import {
  faviconSizes,
  IMAGE_PIXELS,
  imageBoxes,
  type ImageSlot,
  type ImageType,
} from "./brand-images.rules.ts";
import type { ImageReason } from "./image-fault.ts";
import { judgeSvg } from "./judge-svg.ts";

export interface DrawOrder {
  readonly bytes: Uint8Array;
  /** As judged by content. */
  readonly type: ImageType;
  readonly slot: ImageSlot;
}

export type DrawAnswer = { readonly pictures: Uint8Array[] } | { readonly reason: ImageReason };

/** Palettes hold this many colours, each with its transparency. */
const PALETTE_COLOURS = 256;

const loaders: Record<ImageType, string> = {
  png: "VipsForeignLoadPngBuffer",
  jpeg: "VipsForeignLoadJpegBuffer",
  webp: "VipsForeignLoadWebpBuffer",
  svg: "VipsForeignLoadSvgBuffer",
};

/** The body of a process of its own, which reads one stranger's picture and is killed after it. */
async function draw({ bytes, type, slot }: DrawOrder): Promise<DrawAnswer> {
  if (type === "svg") {
    const verdict = judgeSvg(bytes);
    if ("reason" in verdict) return verdict;
    return drawAll({ bytes: Buffer.from(verdict.markup), type, slot });
  }
  return drawAll({ bytes, type, slot });
}

async function drawAll({ bytes, type, slot }: DrawOrder): Promise<DrawAnswer> {
  sharp.unblock({ operation: [loaders[type]] });
  const isSvg = type === "svg";
  const open = () =>
    sharp(bytes, {
      autoOrient: true,
      failOn: "error",
      // What an SVG says of its size costs nothing: it is drawn in ours.
      limitInputPixels: isSvg ? false : IMAGE_PIXELS,
    });
  try {
    if (((await open().metadata()).pages ?? 1) > 1) return { reason: "image_animated" };
    if (slot === "favicon") return { pictures: await drawIcons(open, isSvg) };
    const fitted = open().resize({ ...imageBoxes[slot], fit: "inside", withoutEnlargement: !isSvg });
    return { pictures: [await encode(fitted)] };
  } catch {
    return { reason: "image_unreadable" };
  }
}

async function drawIcons(open: () => Sharp, isSvg: boolean): Promise<Uint8Array[]> {
  const from = isSvg ? { open, side: Infinity } : await decoded(open);
  const pictures: Uint8Array[] = [];
  for (const size of faviconSizes) {
    const icon = from.open().resize(size, size, {
      fit: "contain",
      background: { r: 0, g: 0, b: 0, alpha: 0 },
      // The sharper kernel draws rings around edges that it makes larger.
      kernel: size > from.side ? "mitchell" : "lanczos3",
    });
    pictures.push(await encode(icon));
  }
  return pictures;
}

/** A large picture takes long to decode, so that is done once, as far as the sizes need it. */
async function decoded(open: () => Sharp): Promise<{ open: () => Sharp; side: number }> {
  const side = 2 * Math.max(...faviconSizes);
  const { data, raw } = await pixelsOf(
    open().resize(side, side, { fit: "inside", withoutEnlargement: true }),
  );
  return { open: () => sharp(data, { raw }), side: Math.max(raw.width, raw.height) };
}

async function pixelsOf(picture: Sharp) {
  const { data, info } = await picture
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: 4 } as const };
}

/** The smallest of the ways to write the same pixels; nothing but pixels is written. */
async function encode(picture: Sharp): Promise<Uint8Array> {
  const { data, raw } = await pixelsOf(picture);
  const pixels = new Uint32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  const drawn = () => (isOpaque(data) ? sharp(data, { raw }).removeAlpha() : sharp(data, { raw }));
  const ways = [
    drawn().png({ compressionLevel: 9 }),
    drawn().png({ compressionLevel: 9, adaptiveFiltering: true }),
    // With more colours than it holds, a palette would change them.
    ...(new Set(pixels).size <= PALETTE_COLOURS
      ? [drawn().png({ compressionLevel: 9, palette: true, dither: 0 })]
      : []),
  ];
  const written = await Promise.all(ways.map((way) => way.toBuffer()));
  return written.reduce((best, next) => (next.length < best.length ? next : best));
}

function isOpaque(rgba: Uint8Array): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}

/** A server that was killed cannot kill its children. Exiting would wait for the picture that is being drawn. */
const die = () => process.kill(process.pid, "SIGKILL");

if (process.send) {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  process.on("disconnect", die);
  process.once("message", (order: DrawOrder) => {
    void draw(order).then((answer) => process.send?.(answer));
  });
}
