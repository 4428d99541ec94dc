import { LINES_MAX } from "@rookery/server/suppressions/schema";

/** A part of a list, small enough for one call. */
export interface ListPart {
  readonly lines: readonly string[];
  /** Number of its first line in the whole list. */
  readonly firstLine: number;
  /** How much of the list has been read with it, 0 to 1. */
  readonly share: number;
}

/** Far below what a call may weigh, whatever script its lines are in. */
const CHARACTERS_MAX = 250_000;

/** A line of which no address can be told any more; what stands behind is not looked at. */
const LINE_MAX = 20_000;

const ends = /\r\n|\r|\n/;

/** Cuts lines into parts as they come. */
async function* partsOf(
  source: AsyncIterable<{ lines: readonly string[]; share: number }>,
): AsyncGenerator<ListPart> {
  let [lines, weight, firstLine, share] = [[] as string[], 0, 1, 0];
  const part = (): ListPart => ({ lines, firstLine, share });
  for await (const piece of source) {
    for (const line of piece.lines) {
      if (lines.length > 0 && (lines.length === LINES_MAX || weight + line.length > CHARACTERS_MAX)) {
        yield part();
        [firstLine, lines, weight] = [firstLine + lines.length, [], 0];
      }
      lines.push(line.slice(0, LINE_MAX));
      weight += Math.min(line.length, LINE_MAX) + 1;
    }
    share = piece.share;
  }
  if (lines.length > 0) yield { ...part(), share: 1 };
}

/** A text that somebody pasted. */
export const textParts = (text: string): AsyncGenerator<ListPart> => partsOf(wholeText(text));

async function* wholeText(text: string) {
  const lines = linesOf(text);
  // In pieces, so that the share grows with the parts.
  for (let from = 0; from < lines.length; from += 1_000)
    yield {
      lines: lines.slice(from, from + 1_000),
      share: Math.min(1, (from + 1_000) / lines.length),
    };
}

/** Lines of a text, as the server counts them. */
export const linesOf = (text: string): string[] => (text.trim() === "" ? [] : text.trimEnd().split(ends));

/** A file, read as it is sent and never whole in memory. */
export const fileParts = (file: File): AsyncGenerator<ListPart> => partsOf(linesOfFile(file));

async function* linesOfFile(file: File) {
  const decoder = new TextDecoder(await encodingOf(file));
  let rest = "";
  for (let from = 0; from < file.size; from += PIECE_BYTES) {
    const bytes = await file.slice(from, from + PIECE_BYTES).arrayBuffer();
    const isLast = from + PIECE_BYTES >= file.size;
    const text = rest + decoder.decode(bytes, { stream: !isLast });
    const cut = isLast ? text.length : endOfLines(text);
    const lines = text.slice(0, cut).split(ends);
    if (lines.at(-1) === "") lines.pop();
    // Of a line without end its beginning is enough, as above.
    rest = text.slice(cut, cut + LINE_MAX);
    yield { lines, share: Math.min(1, (from + PIECE_BYTES) / file.size) };
  }
}

const PIECE_BYTES = 256 * 1024;

/** Behind the last whole line; a carriage return at the end may be half of a line end. */
const endOfLines = (text: string): number =>
  Math.max(text.lastIndexOf("\n"), text.slice(0, -1).lastIndexOf("\r")) + 1;

const HEAD_BYTES = 64 * 1024;

/** What a file is written in, by its first bytes: a mark, else UTF-8 where it can be, else what Windows writes. */
export async function encodingOf(file: File): Promise<string> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  try {
    // Cut anywhere, the last character may be a half one.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

export type FileFault = "fileEmpty" | "fileNotText";

/** What a file is refused for before anything of it is read. */
export async function faultOf(file: File): Promise<FileFault | undefined> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (head.length === 0) return "fileEmpty";
  const isUtf16 = (await encodingOf(file)).startsWith("utf-16");
  return !isUtf16 && head.includes(0) ? "fileNotText" : undefined;
}
