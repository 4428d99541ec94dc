import { createHash } from "node:crypto";
import { imageFacts, isAnimated, type ImageFacts } from "../../../image-facts.ts";
import {
  FAVICON_MIN_PX,
  faviconSizes,
  IMAGE_BYTES,
  IMAGE_PIXELS,
  IMAGE_SIDE_PX,
  imageBoxes,
  imageFilesOf,
  SVG_BYTES,
  type ImageSlot,
  type ImageType,
} from "./brand-images.rules.ts";
import { drawApart } from "./draw-apart.ts";
import { imageFault } from "./image-fault.ts";

export interface PreparedFile {
  /** Made of the content's hash, so that an address never changes what it shows. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface PreparedImage {
  /** What is stored; `imageFilesOf` makes the names of the files from it. */
  readonly name: string;
  /** PNG in sRGB without metadata: one of a logo, one for each size of a favicon. */
  readonly files: readonly PreparedFile[];
}

/**
 * Draws a stranger's picture anew for its place in a brand: judged by content, limited before anything is decoded, drawn in a
 * process of its own. Of the file itself nothing is served.
 * @throws AppError invalid with an `ImageReason` and the slot as its field, limited too_many_requests.
 */
export async function prepareImage(bytes: Uint8Array, slot: ImageSlot): Promise<PreparedImage> {
  const type = judge(bytes, slot);
  const answer = await drawApart({ bytes, type, slot });
  if ("reason" in answer) throw imageFault(answer.reason, slot);
  return named(answer.pictures, slot);
}

function judge(bytes: Uint8Array, slot: ImageSlot): ImageType {
  if (bytes.length === 0) throw imageFault("file_empty", slot);
  if (bytes.length > IMAGE_BYTES) throw tooManyBytes(slot);
  const facts = imageFacts(bytes);
  if (facts) return judgePixels(bytes, facts, slot);
  if (isIcon(bytes)) throw imageFault("image_is_icon", slot);
  if (!isMarkup(bytes)) throw imageFault("image_unknown_type", slot);
  if (bytes.length > SVG_BYTES) throw tooManyBytes(slot);
  return "svg";
}

function judgePixels(bytes: Uint8Array, facts: ImageFacts, slot: ImageSlot): ImageType {
  const { type, width, height } = facts;
  const longer = Math.max(width, height);
  if (width === 0 || height === 0) throw imageFault("image_unreadable", slot);
  if (longer > IMAGE_SIDE_PX || width * height > IMAGE_PIXELS)
    throw imageFault("image_too_many_pixels", slot, { maxSide: IMAGE_SIDE_PX, maxPixels: IMAGE_PIXELS });
  if (isAnimated(bytes, facts)) throw imageFault("image_animated", slot);
  if (slot === "favicon" && longer < FAVICON_MIN_PX)
    throw imageFault("image_too_small", slot, { minSide: FAVICON_MIN_PX });
  return type;
}

const tooManyBytes = (slot: ImageSlot) =>
  imageFault("image_too_many_bytes", slot, { maxBytes: IMAGE_BYTES, maxSvgBytes: SVG_BYTES });

/** ICO: no reserved bits, type 1. */
const isIcon = ([zero, none, one, high]: Uint8Array): boolean =>
  zero === 0 && none === 0 && one === 1 && high === 0;

/** Perhaps an SVG; read as far as its first sign only, the rest is the child's. */
const isMarkup = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 256)).trimStart().startsWith("<");

/** Names and sizes come from the bytes and not from the process that a stranger's picture may have taken over. */
function named(pictures: readonly Uint8Array[], slot: ImageSlot): PreparedImage {
  const hash = createHash("sha256");
  const drawn = pictures.map((bytes, place) => {
    hash.update(bytes);
    const facts = imageFacts(bytes);
    if (facts?.type !== "png" || !fits(facts, slot, place)) throw new Error(`Not drawn as asked: ${slot}`);
    return { bytes, width: facts.width, height: facts.height };
  });
  const base = hash.digest("hex").slice(0, 32);
  const name = slot === "favicon" ? base : `${base}-${drawn[0]?.width}x${drawn[0]?.height}`;
  const files = imageFilesOf(slot, name).map((fileName, place) => {
    const file = drawn[place];
    if (!file) throw new Error(`Less drawn than asked: ${slot}`);
    return { name: fileName, bytes: file.bytes, width: file.width, height: file.height };
  });
  return { name, files };
}

function fits({ width, height }: ImageFacts, slot: ImageSlot, place: number): boolean {
  if (slot === "favicon") return width === faviconSizes[place] && height === width;
  return width <= imageBoxes[slot].width && height <= imageBoxes[slot].height;
}
