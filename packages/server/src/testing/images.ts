import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A real picture, all black, of 8 or fewer bits a pixel. */
function png(width: number, height: number, bits = 8): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, 0, 0, 0, 0], 8);
  const lines = Buffer.alloc((Math.ceil((width * bits) / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const SIGNATURE_AND_HEADER = 33;

/** The same picture with one more chunk behind its header. */
const withChunk = (picture: Buffer, type: string, data: Buffer): Buffer =>
  Buffer.concat([
    picture.subarray(0, SIGNATURE_AND_HEADER),
    chunk(type, data),
    picture.subarray(SIGNATURE_AND_HEADER),
  ]);

/** One of two frames, of which only the first is there: what tells it from a still one stands before the picture. */
const apng = (width: number, height: number): Buffer =>
  withChunk(png(width, height), "acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));

/** Names of a PNG's chunks, and `tail` where anything follows the last. */
function chunksOf(picture: Uint8Array): string[] {
  const bytes = Buffer.from(picture);
  const names: string[] = [];
  let at = 8;
  while (at + 12 <= bytes.length && names.at(-1) !== "IEND") {
    names.push(bytes.toString("latin1", at + 4, at + 8));
    at += 12 + bytes.readUInt32BE(at);
  }
  return at === bytes.length ? names : [...names, "tail"];
}

/** The segments up to the frame, which is all that is looked at. */
function jpeg(width: number, height: number): Buffer {
  const app = Buffer.from([0xff, 0xe0, 0, 16, ...Buffer.from("JFIF\0", "latin1"), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const table = Buffer.from([0xff, 0xdb, 0, 67, 0, ...Array.from({ length: 64 }, () => 1)]);
  const frame = Buffer.from([
    0xff,
    0xc2,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app, table, frame]);
}

function riff(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(20 + data.length);
  out.write("RIFF", 0, "latin1");
  out.writeUInt32LE(12 + data.length, 4);
  out.write(`WEBP${type}`, 8, "latin1");
  out.writeUInt32LE(data.length, 16);
  data.copy(out, 20);
  return out;
}

function webpLossy(width: number, height: number): Buffer {
  const data = Buffer.from([0x10, 0, 0, 0x9d, 0x01, 0x2a, 0, 0, 0, 0]);
  data.writeUInt16LE(width, 6);
  data.writeUInt16LE(height, 8);
  return riff("VP8 ", data);
}

function webpLossless(width: number, height: number): Buffer {
  const data = Buffer.from([0x2f, 0, 0, 0, 0]);
  data.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  return riff("VP8L", data);
}

function webpExtended(width: number, height: number): Buffer {
  const data = Buffer.alloc(10);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return riff("VP8X", data);
}

/** Files of each kind that may be a logo, by width and height in pixels, and a look into them. */
export const images = { png, apng, withChunk, chunksOf, jpeg, webpLossy, webpLossless, webpExtended };
