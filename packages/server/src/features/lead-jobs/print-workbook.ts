import { once } from "node:events";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { sheetEnd, sheetHead, sheetRow, workbookParts } from "./workbook-xml.ts";

/** Rows that a sheet holds (ECMA-376, 18.3.1.73), the headers among them. */
const SHEET_ROWS = 1_048_576;

/** A part of the archive stays below what its sizes can say in 32 bits. */
const SHEET_BYTES = 2_000_000_000;

type Rows = AsyncIterable<readonly string[][]>;

export interface SheetLimits {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * The rows as an XLSX workbook, in pieces as they come: every cell is a text of its own, so that nothing in it can be a formula. What does
 * not fit on one sheet goes on to the next, each with the headers.
 */
export async function* printWorkbook(
  headers: readonly string[],
  rows: Rows,
  limits: SheetLimits = { rows: SHEET_ROWS, bytes: SHEET_BYTES },
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const sheets = new SheetSource(headers, rows, limits);
  const writing = writeSheets(zip, sheets).catch((error: unknown) => output.destroy(error as Error));
  try {
    for await (const piece of output) yield piece as Uint8Array;
  } finally {
    // Whoever stops reading, as when the disk is full, must not leave a sheet waiting for ever.
    await sheets.stop();
    await writing;
  }
}

async function writeSheets(zip: ZipFile, sheets: SheetSource): Promise<void> {
  let count = 0;
  do {
    count += 1;
    const sheet = sheets.next();
    zip.addReadStream(sheet, `xl/worksheets/sheet${count}.xml`);
    await once(sheet, "close");
    if (sheets.isStopped) return;
  } while (!sheets.isDone);
  for (const [path, xml] of workbookParts(count)) zip.addBuffer(Buffer.from(xml, "utf8"), path);
  zip.end();
}

/** The rows, cut into sheets; one is read to its end before the next is asked for. */
class SheetSource {
  readonly #headers: readonly string[];
  readonly #rows: AsyncIterator<readonly string[][]>;
  readonly #limits: SheetLimits;
  #rest: readonly string[][] = [];
  #current: Readable | undefined;
  isDone = false;
  isStopped = false;

  constructor(headers: readonly string[], rows: Rows, limits: SheetLimits) {
    this.#headers = headers;
    this.#rows = rows[Symbol.asyncIterator]();
    this.#limits = limits;
  }

  next(): Readable {
    this.#current = Readable.from(this.#sheet(), { objectMode: false });
    return this.#current;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.#current?.destroy();
    await this.#rows.return?.();
  }

  async *#sheet(): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    const piece = (text: string): Uint8Array => {
      const encoded = Buffer.from(text, "utf8");
      bytes += encoded.length;
      return encoded;
    };
    yield piece(sheetHead + sheetRow(1, this.#headers));
    let filled = 1;
    while (filled < this.#limits.rows && bytes < this.#limits.bytes) {
      if (this.#rest.length === 0 && !(await this.#fill())) break;
      const batch = this.#rest.slice(0, this.#limits.rows - filled);
      this.#rest = this.#rest.slice(batch.length);
      const first = filled + 1;
      yield piece(batch.map((cells, index) => sheetRow(first + index, cells)).join(""));
      filled += batch.length;
    }
    // A full sheet with nothing behind it is the last one.
    if (this.#rest.length === 0) await this.#fill();
    yield piece(sheetEnd);
  }

  async #fill(): Promise<boolean> {
    const { done, value } = await this.#rows.next();
    this.isDone = done === true;
    this.#rest = done === true ? [] : value;
    return !this.isDone;
  }
}
