/** What an image file says of itself in its first bytes; nothing of it is decoded. */
export interface ImageFacts {
  readonly type: "png" | "jpeg" | "webp";
  readonly width: number;
  readonly height: number;
}

const ascii = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((sign, index) => bytes[at + index] === sign.charCodeAt(0));

/** Judged by content, never by name or declared type. SVG is refused: it can carry script. */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (ascii(bytes, 0, "\u0089PNG\r\n\u001a\n"))
      return { type: "png", width: view.getUint32(16), height: view.getUint32(20) };
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegFacts(view);
    if (ascii(bytes, 0, "RIFF") && ascii(bytes, 8, "WEBP")) return webpFacts(bytes, view);
  } catch (error) {
    // A header that ends too early.
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** Walks the segments to the frame header (ISO/IEC 10918-1, B.2.2). */
function jpegFacts(view: DataView): ImageFacts | undefined {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += 2 + view.getUint16(at + 2);
  }
}

/** The three kinds of WebP (RFC 9649). */
function webpFacts(bytes: Uint8Array, view: DataView): ImageFacts | undefined {
  if (ascii(bytes, 12, "VP8X")) {
    const three = (at: number) => 1 + (view.getUint16(at, true) | (view.getUint8(at + 2) << 16));
    return { type: "webp", width: three(24), height: three(27) };
  }
  if (ascii(bytes, 12, "VP8L")) {
    const bits = view.getUint32(21, true);
    return { type: "webp", width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  if (ascii(bytes, 12, "VP8 ")) {
    return {
      type: "webp",
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    };
  }
  return undefined;
}
