import type { XlsxFile } from "./xlsx-file.ts";

const SIGNATURE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** Sector numbers from here on are marks: end of chain, free, table. */
const FIRST_MARK = 0xffff_fffa;
/** Entries of the table of tables that stand in the header. */
const IN_HEADER = 109;
/** Sectors that are followed; the list of streams of an encrypted workbook takes three. */
const HOPS_MAX = 256;

export const isOleContainer = (start: Uint8Array): boolean =>
  SIGNATURE.equals(Buffer.from(start.subarray(0, SIGNATURE.length)));

/**
 * Whether a compound file holds an encrypted package (MS-OFFCRYPTO 2.3.4), which is what Excel makes of a workbook with a
 * password, and not a spreadsheet of Excel 97 to 2003. The chain of sectors is MS-CFB's.
 */
export async function hasEncryptedPackage(file: XlsxFile): Promise<boolean> {
  const header = await readAt(file, 0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return false;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return false;
  const sectorBytes = 2 ** shift;
  const chain = new Sectors(file, header, sectorBytes);
  let sector = header.readUInt32LE(48);
  for (let hops = 0; hops < HOPS_MAX && sector < FIRST_MARK; hops += 1) {
    if (streamNames(await chain.sector(sector)).includes("EncryptedPackage")) return true;
    sector = await chain.next(sector);
  }
  return false;
}

function streamNames(sector: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + ENTRY_BYTES <= sector.length; at += ENTRY_BYTES) {
    const bytes = Math.min(sector.readUInt16LE(at + 64), 64);
    names.push(sector.toString("utf16le", at, at + Math.max(0, bytes - 2)));
  }
  return names;
}

class Sectors {
  readonly #file: XlsxFile;
  readonly #header: Buffer;
  readonly #bytes: number;

  constructor(file: XlsxFile, header: Buffer, bytes: number) {
    this.#file = file;
    this.#header = header;
    this.#bytes = bytes;
  }

  sector(number: number): Promise<Buffer> {
    return readAt(this.#file, (number + 1) * this.#bytes, this.#bytes);
  }

  /** The sector after this one, or a mark. */
  async next(number: number): Promise<number> {
    const perSector = this.#bytes / 4;
    const table = await this.#table(Math.floor(number / perSector));
    return table < FIRST_MARK ? numberAt(await this.sector(table), number % perSector) : table;
  }

  /** The sector that holds a piece of the table of chains; a file above 7 MB lists some of them outside its header. */
  async #table(index: number): Promise<number> {
    if (index < IN_HEADER) return this.#header.readUInt32LE(76 + index * 4);
    const perSector = this.#bytes / 4 - 1;
    let list = this.#header.readUInt32LE(68);
    const hops = Math.floor((index - IN_HEADER) / perSector);
    for (let hop = 0; hop < hops && list < FIRST_MARK; hop += 1) {
      if (hop > HOPS_MAX) return FIRST_MARK;
      list = numberAt(await this.sector(list), perSector);
    }
    return list < FIRST_MARK ? numberAt(await this.sector(list), (index - IN_HEADER) % perSector) : list;
  }
}

const numberAt = (sector: Buffer, index: number): number =>
  index * 4 + 4 <= sector.length ? sector.readUInt32LE(index * 4) : FIRST_MARK;

async function readAt(file: XlsxFile, start: number, length: number): Promise<Buffer> {
  if (start >= file.sizeBytes) return Buffer.alloc(0);
  return Buffer.from(await file.read(start, Math.min(length, file.sizeBytes - start)));
}
