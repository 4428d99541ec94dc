/** Why a record cannot be read; the line numbers of the record say where. */
export type RecordFault = "unclosed_quote" | "stray_quote" | "cell_too_long" | "record_too_long" | "nul";

export interface CsvRecord {
  /** The cells as they stand in the file; of a record with a quote fault, its first line as one cell. */
  readonly cells: string[];
  /** Physical lines, counted from 1; a quoted line break makes a record of several. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly fault: RecordFault | undefined;
}

export interface CsvLimits {
  /** UTF-16 units. */
  readonly cell: number;
  readonly record: number;
}

/** A lead's cells are short; what is longer is a broken file, and must not fill the memory. */
export const csvLimits: CsvLimits = { cell: 64 * 1024, record: 1024 * 1024 };

/** Units of a faulty line that are kept to show it. */
const SHOWN = 2_000;

const QUOTE = 34;
const LF = 10;
const CR = 13;

export interface CsvReader {
  /** Takes the next piece of decoded text, cut anywhere, and gives the records that it completes. */
  push(text: string): CsvRecord[];
  /** The rest, when the text has ended. */
  end(): CsvRecord[];
  /** Units taken in that no record has used yet. */
  readonly pending: number;
}

/**
 * Splits text into records after RFC 4180, with LF, CRLF and CR line ends in any mixture and a delimiter of one unit.
 * A quote in the middle of an unquoted cell is text. Quotes that do not add up make a fault of the record's first line
 * alone, and reading goes on with the next line, so that one forgotten quote cannot swallow the rest of the file.
 */
export function createCsvReader(delimiter: string, limits: CsvLimits = csvLimits): CsvReader {
  return new Reader(delimiter.charCodeAt(0), limits);
}

type Attempt = "complete" | "more" | "broken";

/** Negative ends of a quoted cell: more text is needed, or its quotes do not add up. */
const MORE = -1;
const BROKEN = -2;

class Reader implements CsvReader {
  readonly #delimiter: number;
  readonly #limits: CsvLimits;
  #text = "";
  #at = 0;
  #line = 1;
  #ended = false;
  /** Set while a line that is longer than any record may be is dropped: what is shown of it. */
  #skipping: string | undefined;
  // What the last attempt found; fields and not a result object, because it runs a million times a file.
  #cells: string[] = [];
  #end = 0;
  #breaks = 0;
  #fault: RecordFault | undefined;

  constructor(delimiter: number, limits: CsvLimits) {
    this.#delimiter = delimiter;
    this.#limits = limits;
  }

  get pending(): number {
    return this.#text.length - this.#at;
  }

  push(text: string): CsvRecord[] {
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + text : text;
    this.#at = 0;
    return this.#drain();
  }

  end(): CsvRecord[] {
    this.#ended = true;
    return this.#drain();
  }

  #drain(): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.#at < this.#text.length || (this.#ended && this.#skipping !== undefined)) {
      const record = this.#skipping === undefined ? this.#read() : this.#skip(this.#skipping);
      if (!record) break;
      records.push(record);
    }
    return records;
  }

  /** The next record; undefined where the text does not hold its end yet. */
  #read(): CsvRecord | undefined {
    const attempt = this.#scan();
    const { record: limit } = this.#limits;
    if (attempt === "complete" && this.#end - this.#at <= limit) return this.#take(this.#end, this.#cells);
    // One unit more than the limit, because a CR at the end waits for its LF.
    if (attempt === "more" && !this.#ended && this.pending <= limit + 1) return undefined;
    const end = this.#lineEnd(this.#at);
    if (end === undefined ? this.pending > limit : end - this.#at > limit) {
      this.#skipping = this.#shown(this.#text.length);
      return this.#skip(this.#skipping);
    }
    if (end === undefined) return undefined;
    const spansLines = attempt !== "broken" || this.#breaks > 0;
    this.#fault = spansLines ? "unclosed_quote" : "stray_quote";
    this.#breaks = 0;
    return this.#take(end, [this.#shown(end)]);
  }

  /** The record that ends at the break at `end`; undefined where a CR is the last unit so far, as an LF may follow. */
  #take(end: number, cells: string[]): CsvRecord | undefined {
    const next = this.#afterBreak(end);
    if (next === undefined) return undefined;
    const firstLine = this.#line;
    const lastLine = firstLine + this.#breaks;
    this.#at = next;
    this.#line = lastLine + 1;
    return { cells, firstLine, lastLine, fault: this.#fault };
  }

  #skip(shown: string): CsvRecord | undefined {
    const end = this.#lineEnd(this.#at);
    this.#at = end ?? this.#text.length;
    if (end === undefined) return undefined;
    this.#breaks = 0;
    this.#fault = "record_too_long";
    const record = this.#take(end, [shown]);
    if (record) this.#skipping = undefined;
    return record;
  }

  /** The text from `#at` to `end`, shortened to what is worth showing. */
  #shown(end: number): string {
    // A cut through a surrogate pair would leave half a character, which no database takes.
    return this.#text.slice(this.#at, Math.min(end, this.#at + SHOWN)).replace(/[\ud800-\udbff]$/, "");
  }

  /** Where the line's break begins; undefined where it is not there yet. The end of all text ends a line too. */
  #lineEnd(from: number): number | undefined {
    for (let i = from; i < this.#text.length; i += 1) {
      const unit = this.#text.charCodeAt(i);
      if (unit === LF || unit === CR) return i;
    }
    return this.#ended ? this.#text.length : undefined;
  }

  #afterBreak(end: number): number | undefined {
    if (end >= this.#text.length) return end;
    if (this.#text.charCodeAt(end) === LF) return end + 1;
    if (end + 1 < this.#text.length) return this.#text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
    return this.#ended ? end + 1 : undefined;
  }

  /** Tries to read the record at `#at`, from its first cell however often the text has grown. */
  #scan(): Attempt {
    this.#cells = [];
    this.#breaks = 0;
    this.#fault = undefined;
    let at = this.#at;
    for (;;) {
      const end = this.#text.charCodeAt(at) === QUOTE ? this.#quotedCell(at) : this.#plainCell(at);
      if (end === BROKEN) return "broken";
      if (end === MORE || (end === this.#text.length && !this.#ended)) return "more";
      this.#end = end;
      if (this.#text.charCodeAt(end) !== this.#delimiter) return "complete";
      at = end + 1;
    }
  }

  /** Where the unquoted cell ends: a delimiter, a break or the end of the text. */
  #plainCell(begin: number): number {
    const text = this.#text;
    const delimiter = this.#delimiter;
    let i = begin;
    for (; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit === delimiter || unit === LF || unit === CR) break;
      if (unit === 0) this.#fault ??= "nul";
    }
    if (i - begin > this.#limits.cell) this.#fault = "cell_too_long";
    this.#cells.push(text.slice(begin, i));
    return i;
  }

  /** Where the quoted cell ends, past its closing quote; or MORE, or BROKEN. */
  #quotedCell(open: number): number {
    const text = this.#text;
    let from = open + 1;
    for (;;) {
      const close = text.indexOf('"', from);
      this.#countBreaks(from, close === -1 ? text.length : close);
      const isLong = (close === -1 ? text.length : close) - open > this.#limits.cell;
      if (isLong && this.#breaks > 0) return BROKEN;
      if (close === -1) return MORE;
      if (text.charCodeAt(close + 1) === QUOTE) {
        from = close + 2;
        continue;
      }
      const end = close + 1;
      if (end === text.length && !this.#ended) return MORE;
      const unit = text.charCodeAt(end);
      if (end < text.length && unit !== this.#delimiter && unit !== LF && unit !== CR) return BROKEN;
      if (isLong) this.#fault = "cell_too_long";
      const raw = text.slice(open + 1, close);
      this.#cells.push(raw.includes('"') ? raw.replaceAll('""', '"') : raw);
      return end;
    }
  }

  #countBreaks(from: number, to: number): void {
    for (let i = from; i < to; i += 1) {
      const unit = this.#text.charCodeAt(i);
      if (unit === LF || (unit === CR && this.#text.charCodeAt(i + 1) !== LF)) this.#breaks += 1;
      else if (unit === 0) this.#fault ??= "nul";
    }
  }
}
