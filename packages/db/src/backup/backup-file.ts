import { BackupFault, type Migration, type TableContent } from "./content.ts";

/**
 * The file, before compression: a line of JSON about the database; for each table a line of JSON, its rows as COPY writes
 * them and a line `\.`; at last a line of JSON with the counts, without which the file was cut off.
 */
export const FORMAT = "rookery-backup-1";

export interface FileHeader {
  readonly format: string;
  readonly made: string;
  readonly migrations: readonly Migration[];
}

export interface FileEnd {
  /** Rows by table. */
  readonly counts: Record<string, number>;
}

const NEWLINE = 10;
const END_OF_ROWS = Buffer.from("\\.\n");
const END_AFTER_ROWS = Buffer.from("\n\\.\n");

export const jsonLine = (value: FileHeader | FileEnd | TableContent): Buffer =>
  Buffer.from(`${JSON.stringify(value)}\n`);
export const endOfRows = END_OF_ROWS;

/** Rows in a piece of COPY text: a line break inside a value is written as `\n`, so that each line is a row. */
export function rowsIn(chunk: Buffer): number {
  let rows = 0;
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) rows += 1;
  return rows;
}

/** Reads the parts of a back-up in their order from its uncompressed bytes, in bounded memory. */
export class BackupReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done) throw new BackupFault("The file ends too early: it was cut off. Use another back-up.");
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
  }

  async #line<T>(): Promise<T> {
    let end = this.#rest.indexOf(NEWLINE);
    while (end === -1) {
      await this.#more();
      end = this.#rest.indexOf(NEWLINE);
    }
    const line = this.#rest.subarray(0, end).toString("utf8");
    this.#rest = this.#rest.subarray(end + 1);
    return JSON.parse(line) as T;
  }

  async header(): Promise<FileHeader> {
    const header = await this.#line<FileHeader>().catch((error: unknown) => {
      throw error instanceof SyntaxError ? notOurs() : error;
    });
    if (header.format !== FORMAT) throw notOurs();
    return header;
  }

  /** The next table, or the end. */
  part(): Promise<TableContent | FileEnd> {
    return this.#line();
  }

  /** Nothing may follow; reading to the end also checks the sum of the compressed bytes. */
  async end(): Promise<void> {
    const next = await this.#chunks.next();
    if (!next.done || this.#rest.length > 0)
      throw new BackupFault("The file goes on after its end: it is damaged.");
  }

  /** The rows of the table that `part` told of, in pieces of whole lines. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const whole = this.#rest.lastIndexOf(NEWLINE) + 1;
      const lines = this.#rest.subarray(0, whole);
      const isEmpty = lines.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS);
      const end = isEmpty ? 0 : lines.indexOf(END_AFTER_ROWS) + 1;
      if (isEmpty || end > 0) {
        if (end > 0) yield lines.subarray(0, end);
        this.#rest = this.#rest.subarray(end + END_OF_ROWS.length);
        return;
      }
      if (whole > 0) yield lines;
      this.#rest = this.#rest.subarray(whole);
      await this.#more();
    }
  }
}

const notOurs = (): BackupFault => new BackupFault("The file is not a back-up made by db:backup.");
