/** What an image file says of itself in its first bytes; nothing of it is decoded. */
export interface ImageFacts {
  readonly type: "png" | "jpeg" | "webp";
  readonly width: number;
  readonly height: number;
}

const ascii = (bytes: Uint8Array, at: number, text: string): boolean =>
  Array.from(text).every((sign, index) => bytes[at + index] === sign.charCodeAt(0));

/** Judged by content, never by name or declared type. SVG is none of these: it can carry script. */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (ascii(bytes, 0, "\u0089PNG\r\n\u001a\n")) return pngFacts(bytes, view);
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegFacts(view);
    if (ascii(bytes, 0, "RIFF") && ascii(bytes, 8, "WEBP")) return webpFacts(bytes, view);
  } catch (error) {
    // A header that ends too early.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/**
 * Whether the file holds more than one picture. Decoders that know no APNG show its first one, so a moving PNG passes as
 * a still one unless it is asked here.
 */
export function isAnimated(bytes: Uint8Array, { type }: ImageFacts): boolean {
  if (type === "webp") return ascii(bytes, 12, "VP8X") && ((bytes[20] ?? 0) & 0x02) !== 0;
  if (type === "jpeg") return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The control chunk counts before the first data chunk only (W3C PNG, third edition, 11.3.6.1).
  for (let at = 8; at + 8 <= bytes.length && !ascii(bytes, at + 4, "IDAT"); at += 12 + view.getUint32(at)) {
    if (ascii(bytes, at + 4, "acTL")) return true;
  }
  return false;
}

/** The header chunk comes first and is 13 bytes long (W3C PNG, third edition, 11.2.1). */
function pngFacts(bytes: Uint8Array, view: DataView): ImageFacts | undefined {
  if (view.getUint32(8) !== 13 || !ascii(bytes, 12, "IHDR")) return undefined;
  return { type: "png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers that start a frame and so carry its size; C4, C8 and CC are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Walks the segments to the frame header (ISO/IEC 10918-1, B.1.1.2 and B.2.2). */
function jpegFacts(view: DataView): ImageFacts | undefined {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (isFrame(marker))
      return { type: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Scan, end, start: no picture before its frame.
    if (marker === 0xda || marker === 0xd9 || marker === 0xd8) return undefined;
    // A marker may be preceded by any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}

/** The three kinds of WebP (RFC 9649, 2.5 to 2.7). */
function webpFacts(bytes: Uint8Array, view: DataView): ImageFacts | undefined {
  if (ascii(bytes, 12, "VP8X")) {
    const three = (at: number) => 1 + (view.getUint16(at, true) | (view.getUint8(at + 2) << 16));
    return { type: "webp", width: three(24), height: three(27) };
  }
  if (ascii(bytes, 12, "VP8L") && bytes[20] === 0x2f) {
    const bits = view.getUint32(21, true);
    return { type: "webp", width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  if (ascii(bytes, 12, "VP8 ") && ascii(bytes, 23, "\u009d\u0001\u002a")) {
    const side = (at: number) => view.getUint16(at, true) & 0x3fff;
    return { type: "webp", width: side(26), height: side(28) };
  }
  return undefined;
}
