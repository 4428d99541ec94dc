import { tooLarge } from "./xlsx-file.ts";

/** What a workbook may be as CSV, as much as an upload may be. */
const BYTES_MAX = 2 * 1024 ** 3;
const PIECE_UNITS = 64 * 1024;
/** Rows with cells that are looked at before the first is written, to know how wide the list is. */
const HELD_ROWS = 500;
const HELD_BYTES = 1024 * 1024;

interface HeldRow {
  /** Line breaks for the rows without cells before it, and its cells. */
  readonly bytes: Uint8Array;
  readonly width: number;
}

/**
 * Rows as CSV (RFC 4180, LF). Each has as many cells as the widest of the first rows, because a sheet ends its rows where their
 * last value is and a list may not; a row without cells is an empty line.
 */
export class CsvLines {
  readonly #encoder = new TextEncoder();
  #held: HeldRow[] | undefined = [];
  #heldBytes = 0;
  #width = 0;
  /** Rows without cells that have come since the last one with cells; the sheet's last ones are no rows of a list. */
  #gap = 0;
  #text = "";
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  skip(rows: number): void {
    this.#gap += rows;
  }

  /** @param cells in the order of their columns, the last one not empty. */
  add(cells: readonly string[]): void {
    if (cells.length === 0) return this.skip(1);
    const line = "\n".repeat(this.#gap) + cells.map(quoted).join(",");
    this.#gap = 0;
    if (this.#held) return this.#hold(this.#held, { bytes: this.#encoder.encode(line), width: cells.length });
    this.#text += `${line}${this.#missing(cells.length)}\n`;
    if (this.#text.length >= PIECE_UNITS) this.#cut();
  }

  /** What is ready, nothing most of the time. */
  take(): readonly Uint8Array[] {
    if (this.#pieces.length === 0) return none;
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  /** The rest. */
  end(): readonly Uint8Array[] {
    if (this.#held) this.#release(this.#held);
    this.#cut();
    return this.take();
  }

  /** As bytes, because the text of a cell may be a view of a much longer one. */
  #hold(held: HeldRow[], row: HeldRow): void {
    held.push(row);
    this.#heldBytes += row.bytes.length;
    this.#width = Math.max(this.#width, row.width);
    if (held.length >= HELD_ROWS || this.#heldBytes >= HELD_BYTES) this.#release(held);
  }

  #release(held: readonly HeldRow[]): void {
    this.#held = undefined;
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    for (const { bytes, width } of held) {
      this.#text += `${decoder.decode(bytes)}${this.#missing(width)}\n`;
      if (this.#text.length >= PIECE_UNITS) this.#cut();
    }
  }

  #missing(width: number): string {
    return width < this.#width ? ",".repeat(this.#width - width) : "";
  }

  #cut(): void {
    if (this.#text === "") return;
    const piece = this.#encoder.encode(this.#text);
    this.#text = "";
    this.#bytes += piece.length;
    if (this.#bytes > BYTES_MAX) throw tooLarge();
    this.#pieces.push(piece);
  }
}

const none: readonly Uint8Array[] = [];

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
