import { crc32, deflateSync, inflateSync } from "node:zlib";

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB, row by row. */
  readonly colours: Uint32Array;
}

/** How many of the 256 colours are the most frequent ones. */
const FREQUENT = 160;

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * The same picture with 256 colours: a third of the bytes for a screen of text, where the colours left out are shades
 * between two others. Reads what Chrome writes: 8 bits a channel, not interlaced, opaque.
 */
export function toPalette(png: Buffer): Buffer {
  const pixels = readPixels(png);
  const { indexes, palette } = reduceColours(pixels);
  const rows = Buffer.alloc((pixels.width + 1) * pixels.height);
  for (let y = 0; y < pixels.height; y += 1)
    rows.set(indexes.subarray(y * pixels.width, (y + 1) * pixels.width), y * (pixels.width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.width, 0);
  header.writeUInt32BE(pixels.height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap((each) => [each >> 16, (each >> 8) & 255, each & 255]))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

function readPixels(png: Buffer): Pixels {
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  if (png[24] !== 8 || (kind !== 2 && kind !== 6)) throw new Error("Not a screenshot of Chrome");
  const channels = kind === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = unfilter(inflateSync(Buffer.concat(parts)), width * channels, channels);
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; i += 1) colours[i] = raw.readUIntBE(i * channels, 3);
  return { width, height, colours };
}

/** Each row is kept as its difference from what is left, above, or both (PNG, third edition, 9.2). */
function unfilter(data: Buffer, stride: number, channels: number): Buffer {
  const out = Buffer.alloc((data.length / (stride + 1)) * stride);
  for (let row = 0; row * stride < out.length; row += 1) {
    const filter = data[row * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (out[row * stride + x - channels] ?? 0);
      const up = row === 0 ? 0 : (out[(row - 1) * stride + x] ?? 0);
      const corner = x < channels || row === 0 ? 0 : (out[(row - 1) * stride + x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[row * stride + x] = (data[row * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** The most frequent colours stay, and those that are least like them; each other becomes the nearest of these. */
function reduceColours({ colours }: Pixels): { indexes: Uint8Array; palette: number[] } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const ranked = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
  const palette = ranked.slice(0, FREQUENT);
  const away = new Map(
    ranked
      .slice(FREQUENT)
      .map((colour) => [colour, distance(colour, palette[nearest(palette, colour)] ?? 0)]),
  );
  // A small spot of a colour of its own, such as the dot of a legend, would otherwise take another's.
  while (palette.length < 256 && away.size > 0) {
    let farthest = 0;
    let most = -1;
    for (const [colour, far] of away) if (far > most) [farthest, most] = [colour, far];
    palette.push(farthest);
    away.delete(farthest);
    for (const [colour, far] of away) away.set(colour, Math.min(far, distance(colour, farthest)));
  }
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of away.keys()) places.set(colour, nearest(palette, colour));
  return { indexes: Uint8Array.from(colours, (colour) => places.get(colour) ?? 0), palette };
}

const distance = (one: number, other: number): number =>
  ((other >> 16) - (one >> 16)) ** 2 +
  (((other >> 8) & 255) - ((one >> 8) & 255)) ** 2 +
  ((other & 255) - (one & 255)) ** 2;

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  for (const [place, other] of palette.entries())
    if (distance(colour, other) < distance(colour, palette[best] ?? 0)) best = place;
  return best;
}
