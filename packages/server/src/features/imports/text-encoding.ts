import chardet from "chardet";
import { encodings, type Encoding } from "./imports.rules.ts";

export interface FoundEncoding {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark at the start. */
  readonly markBytes: number;
}

/**
 * Which encoding the first bytes of a text are in: the byte order mark, else UTF-8 where it is valid to the last byte,
 * else UTF-16 by where its zero bytes stand, else the likeliest by letter frequency.
 * @param isWhole false where the sample may end in the middle of a character.
 */
export function findEncoding(sample: Uint8Array, isWhole: boolean): FoundEncoding {
  const marked = byMark(sample);
  if (marked) return marked;
  if (isUtf8(sample, isWhole)) return { encoding: "utf-8", markBytes: 0 };
  const wide = byZeroBytes(sample);
  if (wide) return { encoding: wide, markBytes: 0 };
  return { encoding: byFrequency(sample), markBytes: 0 };
}

export function byMark(sample: Uint8Array): FoundEncoding | undefined {
  const [a, b, c] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", markBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", markBytes: 2 };
  return undefined;
}

function isUtf8(sample: Uint8Array, isWhole: boolean): boolean {
  if (sample.includes(0)) return false;
  const end = isWhole ? sample.length : sample.length - unfinishedUtf8(sample);
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample.subarray(0, end));
    return true;
  } catch {
    return false;
  }
}

/** Text in Latin letters has a zero in nearly every second byte of UTF-16 and in none of anything else. */
export function byZeroBytes(sample: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i += 1) if (sample[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  if (odd > most * 0.6 && even < most * 0.05) return "utf-16le";
  if (even > most * 0.6 && odd < most * 0.05) return "utf-16be";
  return undefined;
}

/** ISO-8859-1 is read as its superset Windows-1252, as browsers do (WHATWG Encoding). */
const aliases: Record<string, Encoding> = { "iso-8859-1": "windows-1252", "iso-8859-9": "windows-1254" };

/** Confidence, of 100, by which another encoding must be likelier than Windows-1252, the commonest by far. */
const HEAD_START = 10;

function byFrequency(sample: Uint8Array): Encoding {
  const found = chardet.analyse(sample).flatMap(({ name, confidence }) => {
    const label = name.toLowerCase();
    const encoding = aliases[label] ?? encodings.find((each) => each === label);
    return encoding && !encoding.startsWith("utf") ? [{ encoding, confidence }] : [];
  });
  const western = found.find(({ encoding }) => encoding === "windows-1252")?.confidence ?? 0;
  const [best] = found;
  return best && best.confidence > western + HEAD_START ? best.encoding : "windows-1252";
}

/** Bytes at the end that begin a UTF-8 character and do not finish it. */
function unfinishedUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
  }
  return 0;
}

export interface TextStream {
  push(bytes: Uint8Array): string;
  end(): string;
}

/**
 * Decodes a stream cut anywhere. What is no character of the encoding becomes U+FFFD, so that its line can be named;
 * a byte order mark of the encoding is dropped.
 */
export function createTextStream(encoding: Encoding): TextStream {
  if (encoding === "utf-8") return utf8Stream();
  const decoder = new TextDecoder(encoding);
  return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** UTF-8 by Buffer, which is several times as fast as a streaming TextDecoder. */
function utf8Stream(): TextStream {
  let left: Uint8Array = new Uint8Array(0);
  let isStart = true;
  const decode = (bytes: Buffer): string => {
    const text = bytes.toString("utf8");
    if (!isStart || text === "") return text;
    isStart = false;
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  };
  return {
    push: (bytes) => {
      const all =
        left.length === 0
          ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
          : Buffer.concat([left, bytes]);
      const whole = all.length - unfinishedUtf8(all);
      left = all.subarray(whole);
      return decode(all.subarray(0, whole));
    },
    end: () => decode(Buffer.from(left)),
  };
}
