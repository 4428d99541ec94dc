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
export const leadFields = ["email", "name", "firstName", "lastName", "employer", "status", "tags"] as const;
export type LeadField = (typeof leadFields)[number];

/** Field → index of its column, from 0. */
export type ColumnMapping = { [Field in LeadField]?: number };

/** What happens to an address that is in the list already: nothing, what is empty is filled, what the file says wins. */
export const existingChoices = ["skip", "fill", "overwrite"] as const;
export type Existing = (typeof existingChoices)[number];

/** Characters of a tag, as wide as its column. */
export const TAG_MAX = 60;

/** Tags that one row, or the import itself, may give a lead. */
export const TAGS_MAX = 20;

/** Tags that a list of leads can have; a column of notes taken for tags would make one a row. */
export const LIST_TAGS_MAX = 10_000;

/** How long an import can be taken back, in days. */
export const UNDO_DAYS = 30;

/** What has ended and may have changed leads. */
export const undoable: readonly ImportStatus[] = ["done", "cancelled", "failed"];

/** Why an undo leaves a lead as it is: somebody changed it since, it must not be written to since, it is gone. */
export const keptReasons = ["edited_since", "suppressed_since", "deleted_since"] as const;
export type KeptReason = (typeof keptReasons)[number];

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
  "tag_too_long",
  "too_many_tags",
  "too_many_list_tags",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Why a line was left out though nothing is wrong with it: the address came before, or must not be written to. */
export const leftOutReasons = ["duplicate", "unsubscribed", "bounced", "complained"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export const lineOutcomes = ["rejected", "duplicate", "suppressed"] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

/** What stands before a file's own columns where its lines are given back with their reasons. */
export const lineHeaders = ["Line", "Reason"] as const;

/** How a file is read: found in its first bytes, and open to correction. */
export interface Reading {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  /** The first line is Excel's `sep=;`. */
  readonly hasSeparatorLine: boolean;
  readonly columns: readonly { readonly header: string | null; readonly samples: readonly string[] }[];
  readonly guess: ColumnMapping;
  /** The guess is what this person chose for the same headers before. */
  readonly isRemembered?: boolean;
  /** Where the guess is remembered, the one from names and contents. */
  readonly freshGuess?: ColumnMapping;
  /** Of a workbook: its sheets, and the place of the one that is read. */
  readonly sheets?: readonly { readonly name: string; readonly isHidden: boolean }[];
  readonly sheet?: number;
}

/** A line that a dry run shows, with the place where the address came before. */
export interface ExampleLine {
  readonly firstLine: number;
  readonly otherLine: number | null;
  readonly cells: readonly string[];
}

/** What a dry run over the whole file found, for the choices that it was made with. */
export interface Checked {
  readonly counts: ImportCounts;
  readonly reasons: readonly {
    readonly outcome: LineOutcome;
    readonly reason: RejectionReason | LeftOutReason;
    readonly count: number;
    readonly examples: readonly ExampleLine[];
  }[];
  readonly isWhole: boolean;
}

/** Read = created + updated + unchanged + duplicate + suppressed + blank + rejected, always. */
export interface ImportCounts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicate: number;
  readonly suppressed: number;
  readonly blank: number;
  readonly rejected: number;
}
