import type { CsvRecord } from "./csv-records.ts";
import { normaliseEmail } from "../../email-address.ts";
import { unguarded } from "./print-cells.ts";
import { TAG_MAX, TAGS_MAX, type ColumnMapping, type RejectionReason } from "./imports.rules.ts";

/** A record as a lead. Null = the file says nothing about it, so an existing value stays. */
export interface LeadRow {
  readonly email: string;
  readonly name: string | null;
  readonly employer: string | null;
  readonly status: "active" | "archived" | null;
  readonly tags: readonly string[];
}

/** What a record is. Ids and counts are settled later; this looks at nothing but the record. */
export type Judged = LeadRow | RejectionReason | "blank";

/** As wide as the columns. */
const NAME_MAX = 200;
const EMPLOYER_MAX = 200;

const statusWords = new Map<string, LeadRow["status"]>([
  ["active", "active"],
  ["activo", "active"],
  ["activa", "active"],
  ["aktiv", "active"],
  ["actif", "active"],
  ["active lead", "active"],
  ["archived", "archived"],
  ["archivado", "archived"],
  ["archivada", "archived"],
  ["archiviert", "archived"],
  ["archivé", "archived"],
  ["archivée", "archived"],
]);

/** Words for people who must not be written to. Such a line is never taken as an active lead, nor may a file suppress. */
const suppressedWords =
  /^(unsubscribed|bounced|complained|spam|blocked|opted[ -]?out|do not contact|abgemeldet|abbestellt|ausgetragen|unzustellbar|gesperrt|nicht kontaktieren|nicht anschreiben|baja|désabonné|désabonnée|désinscrit|désinscrite|ne pas contacter)$/;

/** Control characters but tab and line breaks; a name has none, and one of them separates values on the way to SQL. */
const hasControl = /[^\P{Cc}\t\n\r]/u;

/**
 * Makes the judge of one import's records.
 * @param width cells that each record has; empty ones beyond it are dropped, as spreadsheets print them.
 */
export function createJudge(columns: ColumnMapping & { email: number }, width: number) {
  const { email, name, firstName, lastName, employer, status, tags } = columns;
  const cell = (cells: readonly string[], index: number | undefined): string =>
    index === undefined ? "" : unguarded((cells[index] ?? "").trim());

  return ({ cells, fault }: CsvRecord): Judged => {
    if (fault !== undefined) return fault;
    if (cells.length !== width) {
      if (cells.every(isBlank)) return "blank";
      if (cells.length < width) return "too_few_cells";
      if (!cells.slice(width).every(isBlank)) return "too_many_cells";
    }
    const address = normaliseEmail(unguarded(cells[email] ?? ""));
    if (!address.ok) {
      if (address.fault === "email_missing" && cells.every(isBlank)) return "blank";
      return (cells[email] ?? "").includes("\ufffd") ? "undecodable" : address.fault;
    }
    const whole =
      name === undefined ? joinNames(cell(cells, firstName), cell(cells, lastName)) : cell(cells, name);
    const fault1 =
      faultOf(whole, NAME_MAX, "name_too_long") ??
      faultOf(cell(cells, employer), EMPLOYER_MAX, "employer_too_long");
    if (fault1) return fault1;
    const state = status === undefined ? null : statusOf(cell(cells, status));
    if (state === "status_unknown" || state === "status_not_importable") return state;
    const words = tags === undefined ? noTags : tagsOf(cell(cells, tags));
    if (typeof words === "string") return words;
    return {
      email: address.email,
      name: textOf(whole),
      employer: textOf(cell(cells, employer)),
      status: state,
      tags: words,
    };
  };
}

const isBlank = (cell: string): boolean => cell.trim() === "";

const joinNames = (first: string, last: string): string =>
  first && last ? `${first} ${last}` : first || last;

function faultOf(text: string, max: number, tooLong: RejectionReason): RejectionReason | undefined {
  // The column counts characters and not UTF-16 units; most text needs no second look.
  if (text.length > max && Array.from(text.normalize("NFC")).length > max) return tooLong;
  if (hasControl.test(text)) return "control_character";
  return text.includes("\ufffd") || !text.isWellFormed() ? "undecodable" : undefined;
}

const textOf = (text: string): string | null => (text === "" ? null : text.normalize("NFC"));

const noTags: readonly string[] = [];

/**
 * The words of a cell, each once whatever its case. Exporters put commas, semicolons, bars or ":::" between them, quotes around them
 * (Mailchimp) or a star before those that are not the person's own (Google).
 */
function tagsOf(cell: string): readonly string[] | RejectionReason {
  if (cell === "") return noTags;
  if (hasControl.test(cell)) return "control_character";
  if (cell.includes("\ufffd") || !cell.isWellFormed()) return "undecodable";
  const tags = new Map<string, string>();
  for (const part of cell.normalize("NFC").split(/:::|[,;|\t\r\n]/)) {
    const tag = part
      .trim()
      .replace(/^"(.*)"$|^\* /, "$1")
      .trim();
    if (tag === "") continue;
    if (Array.from(tag).length > TAG_MAX) return "tag_too_long";
    if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return tags.size > TAGS_MAX ? "too_many_tags" : [...tags.values()];
}

/** True for a word that a status column can hold, also where an import does not set it. */
export const isStatusWord = (cell: string): boolean => statusOf(cell.trim()) !== "status_unknown";

/** An import sets only active and archived (suppression has its own door); a blank cell says nothing. */
function statusOf(cell: string): LeadRow["status"] | "status_unknown" | "status_not_importable" {
  if (cell === "") return null;
  const word = cell.normalize("NFC").toLowerCase();
  return statusWords.get(word) ?? (suppressedWords.test(word) ? "status_not_importable" : "status_unknown");
}
