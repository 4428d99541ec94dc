import { pipeline, Readable } from "node:stream";
import { callbackify } from "node:util";
import { crc32, createInflateRaw } from "node:zlib";
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from "yauzl";
import { AppError } from "../../../errors.ts";
import { damaged, tooLarge, type XlsxFile } from "./xlsx-file.ts";

const MiB = 1024 * 1024;

/** A workbook has a few dozen parts; each picture is one. */
const PARTS_MAX = 10_000;
/** The archive's list of its parts, which is kept in memory. */
const DIRECTORY_BYTES_MAX = 8 * MiB;
const UNPACKED_BYTES_MAX = 2048 * MiB;
/** Sheets shrink to a tenth, repetitive ones to a fiftieth; only a bomb shrinks to less than a two-hundredth. */
const RATIO_MAX = 200;
const RATIO_FROM_BYTES = 16 * MiB;

const BLOCK_BYTES = 64 * 1024;
const RANGE_BYTES = 256 * 1024;

export interface ZipParts {
  /** Names as the archive has them, in its order. */
  readonly names: readonly string[];
  /** Whether a part is locked by a password of the archive itself. */
  readonly isLocked: boolean;
  has(name: string): boolean;
  /** Bytes of the part when unpacked, as the archive declares them; 0 where it is absent. */
  sizeBytes(name: string): number;
  /**
   * The part, unpacked piece by piece; names are compared without regard to case, as Office does.
   * @throws AppError `spreadsheet_damaged` where it is absent or broken, `spreadsheet_too_large` where it is more than declared.
   */
  bytes(name: string): AsyncGenerator<Buffer>;
}

/**
 * Opens a ZIP archive and judges all that it declares, before anything is unpacked.
 * @throws AppError `spreadsheet_damaged`, `spreadsheet_too_large`.
 */
export async function openZip(file: XlsxFile): Promise<ZipParts> {
  const zip = await orDamaged(
    fromRandomAccessReaderPromise(new RangeReader(file), file.sizeBytes, { autoClose: false }),
  );
  if (zip.entryCount > PARTS_MAX) throw tooLarge();
  const entries = new Map<string, Entry>();
  for (const entry of await orDamaged(listEntries(zip))) {
    const key = entry.fileName.toLowerCase();
    if (!entries.has(key)) entries.set(key, entry);
  }
  const find = (name: string): Entry | undefined => entries.get(name.toLowerCase());
  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    isLocked: [...entries.values()].some((entry) => entry.isEncrypted()),
    has: (name) => find(name) !== undefined,
    sizeBytes: (name) => find(name)?.uncompressedSize ?? 0,
    bytes: (name) => unpack(file, zip, find(name)),
  };
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  let directory = 0;
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    directory += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    unpacked += entry.uncompressedSize;
    if (directory > DIRECTORY_BYTES_MAX || unpacked > UNPACKED_BYTES_MAX || isBomb(entry)) throw tooLarge();
    entries.push(entry);
  }
  return entries;
}

const isBomb = ({ compressedSize, uncompressedSize }: Entry): boolean =>
  uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * RATIO_MAX;

async function* unpack(file: XlsxFile, zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry?.canDecodeFileData()) throw damaged();
  const { fileDataStart } = await orDamaged(zip.readLocalFileHeaderPromise(entry, { minimal: true }));
  if (fileDataStart + entry.compressedSize > file.sizeBytes) throw damaged();
  const packed = Readable.from(ranges(file, fileDataStart, entry.compressedSize), { highWaterMark: 2 });
  const isStored = entry.compressionMethod === 0;
  // What fails on the way is thrown where the pieces are read.
  const unpacked = isStored
    ? packed
    : pipeline(packed, createInflateRaw({ chunkSize: BLOCK_BYTES }), () => undefined);
  let size = 0;
  let sum = 0;
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > entry.uncompressedSize) throw tooLarge();
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged();
  }
  if (size < entry.uncompressedSize || sum !== entry.crc32) throw damaged();
}

async function* ranges(file: XlsxFile, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = start; at < start + length; at += RANGE_BYTES) {
    const bytes = await file.read(at, Math.min(RANGE_BYTES, start + length - at));
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }
}

/** Reads small pieces, as the list of parts is made of, out of blocks. */
class RangeReader extends RandomAccessReader {
  readonly #file: XlsxFile;
  #start = 0;
  #block: Uint8Array = new Uint8Array(0);

  constructor(file: XlsxFile) {
    super();
    this.#file = file;
  }

  override read(...[buffer, offset, length, position, done]: Parameters<RandomAccessReader["read"]>): void {
    callbackify(async () => buffer.set(await this.#find(position, length), offset))(done);
  }

  async #find(position: number, length: number): Promise<Uint8Array> {
    const left = this.#file.sizeBytes - position;
    if (length > left) throw damaged();
    const isHeld = position >= this.#start && position + length <= this.#start + this.#block.length;
    if (!isHeld) {
      this.#block = await this.#file.read(position, Math.min(left, Math.max(length, BLOCK_BYTES)));
      this.#start = position;
    }
    const from = position - this.#start;
    return this.#block.subarray(from, from + length);
  }
}

/** The library's errors tell a person nothing but that the archive is broken. */
async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof AppError ? error : damaged();
  }
}
