import { z } from "zod";

/** Statuses of an import; `undoing` and `undone` are set by undo. */
export const importStatuses = [
  "uploading",
  "mapping",
  "checking",
  "running",
  "done",
  "cancelled",
  "failed",
  "undoing",
  "undone",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** Encodings that a file may be read in, by their WHATWG names, the likeliest first. */
export const encodings = [
  "utf-8",
  "windows-1252",
  "utf-16le",
  "utf-16be",
  "iso-8859-2",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "koi8-r",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** What a column may become. First and last name are joined to the name. */
export const leadFields = ["email", "name", "firstName", "lastName", "employer", "status"] as const;
export type LeadField = (typeof leadFields)[number];

/** Field → index of its column, from 0. */
export type ColumnMapping = { [Field in LeadField]?: number };

/** Columns of a file; a list of contacts has a few dozen, a broken file a million. */
export const MAX_COLUMNS = 500;

/** Why a line of the file did not become a lead. */
export const rejectionReasons = [
  // the record cannot be read
  "unclosed_quote",
  "stray_quote",
  "cell_too_long",
  "record_too_long",
  "nul",
  "too_few_cells",
  "too_many_cells",
  "undecodable",
  // a value cannot be taken
  "email_missing",
  "email_too_long",
  "email_without_at",
  "email_local_part_invalid",
  "email_domain_invalid",
  "name_too_long",
  "employer_too_long",
  "control_character",
  "status_unknown",
  "status_not_importable",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Why a line was left out though nothing is wrong with it: the address came before, or must not be written to. */
export const leftOutReasons = ["duplicate", "unsubscribed", "bounced", "complained"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export const lineOutcomes = ["rejected", "duplicate", "suppressed"] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

/** How a file is read: found in its first bytes, and open to correction. */
export interface Reading {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  /** The first line is Excel's `sep=;`. */
  readonly hasSeparatorLine: boolean;
  readonly columns: readonly { readonly header: string | null; readonly samples: readonly string[] }[];
  readonly guess: ColumnMapping;
}

const importId = z.uuid();
const column = z
  .int()
  .min(0)
  .max(MAX_COLUMNS - 1);

/** Who may see one import is decided by its row, so an id is all. */
export const importInput = z.strictObject({ importId });

export const listImportsInput = z.strictObject({
  companyId: z.uuid().nullable(),
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
});

export const updateReadingInput = z.strictObject({
  importId,
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  hasHeader: z.boolean().optional(),
});

export const runImportInput = z.strictObject({
  importId,
  columns: z.strictObject({
    /** Left open here, so that its absence has a sentence of its own. */
    email: column.optional(),
    name: column.optional(),
    firstName: column.optional(),
    lastName: column.optional(),
    employer: column.optional(),
    status: column.optional(),
  }),
});

export const listRejectionsInput = z.strictObject({
  importId,
  outcome: z.enum(lineOutcomes).default("rejected"),
  /** `firstLine` of the last row seen. */
  cursor: z.int().min(1).optional(),
  limit: z.int().min(1).max(100).default(50),
});
