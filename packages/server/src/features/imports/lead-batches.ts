import type { CsvRecord } from "./csv-records.ts";
import {
  LIST_TAGS_MAX,
  type ColumnMapping,
  type LineOutcome,
  type RejectionReason,
} from "./imports.rules.ts";
import { createJudge, type Judged, type LeadRow } from "./lead-row.ts";
import { SeenKeys } from "./seen-keys.ts";

/** Stands between the values of a column; a judged row holds no control character but tab and line breaks. */
export const VALUE_SEPARATOR = "\u001f";

/** Stands between the tags of one lead. */
export const TAG_SEPARATOR = "\u001e";

/** A line that became no lead. */
export interface KeptLine {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly outcome: LineOutcome;
  readonly reason: RejectionReason | "duplicate" | "unsubscribed" | "bounced" | "complained";
  /** For a duplicate, the first line of the record that came before. */
  readonly otherLine: number | null;
  readonly cells: readonly string[];
}

/** New leads by column, ordered by address, so that PostgreSQL walks its index in one direction. Empty = null. */
export interface LeadColumns {
  readonly count: number;
  readonly emails: string;
  readonly names: string;
  readonly employers: string;
  readonly statuses: string;
  readonly tags: string;
  readonly firstLines: Uint32Array;
  readonly lastLines: Uint32Array;
}

/** A run of records that follow each other in the file. */
export interface LeadBatch {
  readonly read: number;
  readonly blank: number;
  readonly leads: LeadColumns;
  readonly lines: readonly KeptLine[];
  /** The last line of the run, header and `sep=` lines included. */
  readonly lastLine: number;
}

export interface BatchPlan {
  readonly columns: ColumnMapping & { email: number };
  /** Cells of a record. */
  readonly width: number;
  readonly hasHeader: boolean;
  readonly hasSeparatorLine: boolean;
  /** Records up to this line are done; they only count as occurrences for what follows. */
  readonly afterLine: number;
  readonly batchRecords: number;
  /** What the list has already, as far as tags are read from the file. */
  readonly listTags: readonly string[];
}

/** Lines to keep that close a batch early: each carries its cells. Characters do so too, or a file of long broken lines would fill the memory. */
const KEPT_LINES_MAX = 2_000;
const KEPT_CHARACTERS_MAX = 2_000_000;
const KEPT_CELL_MAX = 2_000;
const KEPT_LINE_MAX = 16_000;

interface PlacedLead extends LeadRow {
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Turns a file's records into batches. Nothing here touches anything but memory. */
export class LeadBatches {
  readonly #plan: BatchPlan;
  readonly #judge: ReturnType<typeof createJudge>;
  readonly #seen = new SeenKeys();
  readonly #tags: Set<string>;
  #leads: PlacedLead[] = [];
  #lines: KeptLine[] = [];
  #keptCharacters = 0;
  #read = 0;
  #blank = 0;
  #lastLine = 0;
  #separatorDue: boolean;
  #headerDue: boolean;

  constructor(plan: BatchPlan) {
    this.#plan = plan;
    this.#judge = createJudge(plan.columns, plan.width);
    this.#tags = new Set(plan.listTags);
    this.#lastLine = plan.afterLine;
    this.#separatorDue = plan.hasSeparatorLine;
    this.#headerDue = plan.hasHeader;
  }

  /** Takes records in the order of the file; gives the batches that are full. */
  take(records: readonly CsvRecord[]): LeadBatch[] {
    const full: LeadBatch[] = [];
    for (const record of records) {
      this.#takeOne(record);
      if (this.#isFull()) full.push(this.rest());
    }
    return full;
  }

  #isFull(): boolean {
    return (
      this.#read >= this.#plan.batchRecords ||
      this.#lines.length >= KEPT_LINES_MAX ||
      this.#keptCharacters >= KEPT_CHARACTERS_MAX
    );
  }

  /** What has been taken since the last batch, perhaps nothing. */
  rest(): LeadBatch {
    const batch = {
      read: this.#read,
      blank: this.#blank,
      leads: asColumns(this.#leads),
      lines: this.#lines,
      lastLine: this.#lastLine,
    };
    this.#leads = [];
    this.#lines = [];
    this.#keptCharacters = 0;
    this.#read = 0;
    this.#blank = 0;
    return batch;
  }

  #takeOne(record: CsvRecord): void {
    if (this.#isHead(record)) {
      this.#lastLine = Math.max(this.#lastLine, record.lastLine);
      return;
    }
    const judged = this.#withinListTags(this.#judge(record));
    const isDone = record.firstLine <= this.#plan.afterLine;
    const { firstLine, lastLine } = record;
    if (typeof judged === "object") {
      const otherLine = this.#seen.firstLine(judged.email, firstLine);
      if (isDone) return;
      if (otherLine === 0) this.#leads.push({ ...judged, firstLine, lastLine });
      else this.#keep(record, { outcome: "duplicate", reason: "duplicate", otherLine });
    } else if (isDone) return;
    else if (judged === "blank") this.#blank += 1;
    else this.#keep(record, { outcome: "rejected", reason: judged, otherLine: null });
    this.#read += 1;
    this.#lastLine = lastLine;
  }

  /** A column of notes taken for tags would give the list a tag a row: what is beyond the bound is told line by line. */
  #withinListTags(judged: Judged): Judged {
    if (typeof judged !== "object") return judged;
    const fresh = judged.tags.filter((tag) => !this.#tags.has(tag));
    if (this.#tags.size + fresh.length > LIST_TAGS_MAX) return "too_many_list_tags";
    for (const tag of fresh) this.#tags.add(tag);
    return judged;
  }

  /** The `sep=` line and the first record that is not blank, where the file has a header, are no rows. */
  #isHead(record: CsvRecord): boolean {
    if (this.#separatorDue) {
      this.#separatorDue = false;
      return true;
    }
    if (!this.#headerDue || record.cells.every((cell) => cell.trim() === "")) return false;
    this.#headerDue = false;
    return true;
  }

  #keep(record: CsvRecord, why: Pick<KeptLine, "outcome" | "reason" | "otherLine">): void {
    const { firstLine, lastLine } = record;
    const cells = shownCells(record.cells);
    for (const cell of cells) this.#keptCharacters += cell.length;
    this.#lines.push({ firstLine, lastLine, ...why, cells });
  }
}

/** Cells as they can be stored and shown: no NUL, no half character, no more than is worth showing. */
function shownCells(cells: readonly string[]): string[] {
  let left = KEPT_LINE_MAX;
  const shown: string[] = [];
  for (const cell of cells) {
    if (left <= 0) break;
    const cut = cell.length > KEPT_CELL_MAX ? `${cell.slice(0, KEPT_CELL_MAX)}…` : cell;
    shown.push(cut.replaceAll("\0", "\u2400").toWellFormed());
    left -= cut.length + 1;
  }
  return shown;
}

const byEmail = (a: PlacedLead, b: PlacedLead): number => (a.email < b.email ? -1 : 1);

function asColumns(leads: PlacedLead[]): LeadColumns {
  leads.sort(byEmail);
  const join = (value: (lead: PlacedLead) => string | null): string =>
    leads.map((lead) => value(lead) ?? "").join(VALUE_SEPARATOR);
  return {
    count: leads.length,
    emails: join(({ email }) => email),
    names: join(({ name }) => name),
    employers: join(({ employer }) => employer),
    statuses: leads.some(({ status }) => status !== null) ? join(({ status }) => status) : "",
    tags: leads.some(({ tags }) => tags.length > 0) ? join(({ tags }) => tags.join(TAG_SEPARATOR)) : "",
    firstLines: Uint32Array.from(leads, ({ firstLine }) => firstLine),
    lastLines: Uint32Array.from(leads, ({ lastLine }) => lastLine),
  };
}
