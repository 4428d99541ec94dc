import type { Readable } from "node:stream";
import { AppError } from "../../errors.ts";
import type { Files } from "../../ports/files.ts";
import { isContainer } from "./refuse-file.ts";
import { SAMPLE_BYTES, sniff, type ReadingOverrides, type Sniffed } from "./sniff.ts";
import { storedWorkbook } from "./stored-workbook.ts";
import { readWorkbook } from "./xlsx/read-workbook.ts";
import { sheetAsCsv } from "./xlsx/sheet-as-csv.ts";
import type { XlsxFile } from "./xlsx/xlsx-file.ts";

/** Facts that a person has corrected; of a workbook also the sheet. */
export interface FileOverrides extends ReadingOverrides {
  readonly sheet?: number | undefined;
}

/**
 * How a stored file reads, from its first bytes; a workbook's sheet is read as the lines of text that it stands for.
 * @throws AppError not_found file_gone.
 */
export async function sniffFile(files: Files, key: string, overrides: FileOverrides = {}): Promise<Sniffed> {
  const size = await files.sizeBytes(key);
  if (size === undefined) throw new AppError("not_found", "file_gone");
  const start = size === 0 ? nothing : await startOf(files.read(key));
  if (!isContainer(start.sample)) return sniff(start.sample, start.isWhole, overrides);
  try {
    return await sniffWorkbook(storedWorkbook(files, key, size), overrides);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return { ok: false, reason: error.reason };
    throw error;
  }
}

async function sniffWorkbook(file: XlsxFile, overrides: FileOverrides): Promise<Sniffed> {
  const { sheets } = await readWorkbook(file);
  const firstShown = Math.max(
    0,
    sheets.findIndex(({ isHidden }) => !isHidden),
  );
  const sheet = overrides.sheet ?? firstShown;
  const { sample, isWhole } = await startOf(sheetAsCsv(file, sheet));
  const sniffed = sniff(sample, isWhole, { ...overrides, encoding: "utf-8", delimiter: "," });
  if (!sniffed.ok) {
    // An empty sheet is no reason to give the whole file up, where there are others to choose from.
    const others = sheets.length > 1 && sniffed.reason === "file_empty";
    return others ? { ok: true, reading: { ...emptySheet, sheets, sheet } } : sniffed;
  }
  return { ok: true, reading: { ...sniffed.reading, sheets, sheet } };
}

const emptySheet = {
  encoding: "utf-8",
  delimiter: ",",
  hasHeader: true,
  hasSeparatorLine: false,
  columns: [],
  guess: {},
} as const;

const nothing = { sample: new Uint8Array(0), isWhole: true };

/** As much of the beginning as sniffing looks at. */
async function startOf(content: Readable): Promise<{ sample: Uint8Array; isWhole: boolean }> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of content as AsyncIterable<Uint8Array>) {
    pieces.push(Buffer.from(piece));
    length += piece.length;
    if (length > SAMPLE_BYTES) break;
  }
  return { sample: Buffer.concat(pieces).subarray(0, SAMPLE_BYTES), isWhole: length <= SAMPLE_BYTES };
}
