import type { ExpectedRecord } from "../expected-record.ts";

/** Octets of one character-string (RFC 1035 3.3). */
const STRING_OCTETS = 255;

/** A text cut into strings of at most 255 octets, never inside a character. */
export function chunks(text: string): string[] {
  const pieces: string[] = [];
  let [piece, octets] = ["", 0];
  for (const character of text) {
    const more = new TextEncoder().encode(character).length;
    if (octets + more > STRING_OCTETS) {
      pieces.push(piece);
      [piece, octets] = ["", 0];
    }
    piece += character;
    octets += more;
  }
  return [...pieces, piece];
}

const escaped = (text: string): string => text.replaceAll(/["\\]/g, String.raw`\$&`);

/** A TXT value as a zone file has it: quoted strings of at most 255 octets. */
export const quotedChunks = (text: string): string =>
  chunks(text)
    .map((piece) => `"${escaped(piece)}"`)
    .join(" ");

/** The data of a record as a zone file has it (RFC 1035 5.1): names with their last dot. */
export function zoneData({ type, value }: ExpectedRecord): string {
  if (type === "TXT") return quotedChunks(value);
  return `${value}.`;
}

export const TTL_SECONDS = 3_600;
