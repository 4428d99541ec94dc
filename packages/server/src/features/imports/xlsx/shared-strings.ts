import { cleanText, TEXT_MAX } from "./cell-text.ts";
import { readXml } from "./read-xml.ts";
import { damaged, tooLarge } from "./xlsx-file.ts";

/** What the table of a workbook's texts may take; the million different texts of a long list take some 40 MB. */
const TABLE_BYTES_MAX = 192 * 1024 * 1024;
const BLOCK_BYTES = 1024 * 1024;
/** A text's length stands before it. */
const LENGTH_BYTES = 4;

/**
 * The texts that a workbook's cells name by number. They lie outside the thread's heap, as bytes in blocks, so that the table is
 * measured and refused in good time; a heap that is full of them would end the process.
 */
export class SharedStrings {
  readonly #blocks: Buffer[] = [];
  /** Where each text is: its block and place in it, as one number. */
  #starts = new Uint32Array(1024);
  #count = 0;
  #used = BLOCK_BYTES;

  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (this.#used + LENGTH_BYTES + bytes > BLOCK_BYTES) {
      this.#blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
      this.#used = 0;
    }
    if (this.#blocks.length * BLOCK_BYTES + this.#starts.byteLength > TABLE_BYTES_MAX) throw tooLarge();
    if (this.#count === this.#starts.length) {
      const starts = new Uint32Array(this.#count * 2);
      starts.set(this.#starts);
      this.#starts = starts;
    }
    const block = this.#blocks.at(-1);
    block?.writeUInt32LE(bytes, this.#used);
    block?.write(text, this.#used + LENGTH_BYTES, "utf8");
    this.#starts[this.#count] = (this.#blocks.length - 1) * BLOCK_BYTES + this.#used;
    this.#count += 1;
    this.#used += LENGTH_BYTES + bytes;
  }

  /** @throws AppError `spreadsheet_damaged` where there is no such text. */
  at(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) throw damaged();
    const start = this.#starts[index] ?? 0;
    const block = this.#blocks[Math.floor(start / BLOCK_BYTES)];
    if (!block) throw damaged();
    const from = start % BLOCK_BYTES;
    return block.toString("utf8", from + LENGTH_BYTES, from + LENGTH_BYTES + block.readUInt32LE(from));
  }
}

/**
 * Reads the part of shared texts: the runs of a rich text are joined, what tells how to pronounce it is left out.
 * @throws AppError `spreadsheet_too_large` above the table's bounds; what reading the part throws.
 */
export async function readSharedStrings(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let text = "";
  let isText = false;
  let isPhonetic = false;
  await readXml(pieces, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") isPhonetic = true;
      else if (name === "t") isText = !isPhonetic;
    },
    text: (more) => {
      if (isText && text.length < TEXT_MAX) text += more.slice(0, TEXT_MAX);
    },
    close: (name) => {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "si") strings.add(cleanText(text));
    },
  });
  return strings;
}
