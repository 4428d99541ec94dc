import { AppError } from "../../../errors.ts";

/** A stored workbook, read by range, so that it is never whole in memory. */
export interface XlsxFile {
  readonly sizeBytes: number;
  /** The bytes of a range, which lies inside of the file and is at least one byte long. */
  read(start: number, length: number): Promise<Uint8Array>;
}

/** The archive or one of its parts is not what it says it is. */
export const damaged = (): AppError => new AppError("invalid", "spreadsheet_damaged");

/** More than is unpacked, kept or written of any workbook. */
export const tooLarge = (): AppError => new AppError("invalid", "spreadsheet_too_large");
