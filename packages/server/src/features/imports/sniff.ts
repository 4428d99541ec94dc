import type { Reason } from "../../errors.ts";
import { createCsvReader, type CsvRecord } from "./csv-records.ts";
import { fieldByHeader, guessColumns } from "./guess-columns.ts";
import { delimiters, MAX_COLUMNS, type Delimiter, type Encoding, type Reading } from "./imports.rules.ts";
import { normaliseEmail } from "../../email-address.ts";
import { refuseFile } from "./refuse-file.ts";
import { createTextStream, findEncoding } from "./text-encoding.ts";

/** Bytes from the start of a file that are looked at. */
export const SAMPLE_BYTES = 256 * 1024;

/** Facts that a person has corrected. */
export interface ReadingOverrides {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly hasHeader?: boolean | undefined;
}

export type Sniffed =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly reason: Reason };

const SAMPLES = 5;
const SAMPLE_CHARACTERS = 120;
const HEADER_CHARACTERS = 300;
/** Records that say whether the first one is a header. */
const COMPARED = 20;

const refused = (reason: Reason): Sniffed => ({ ok: false, reason });

/**
 * How the file reads, from its first bytes.
 * @param sample at most SAMPLE_BYTES from the start.
 * @param isWhole true where the sample is the whole file.
 */
export function sniff(sample: Uint8Array, isWhole: boolean, overrides: ReadingOverrides = {}): Sniffed {
  const reason = refuseFile(sample);
  if (reason) return refused(reason);
  const encoding = overrides.encoding ?? findEncoding(sample, isWhole).encoding;
  const stream = createTextStream(encoding);
  const text = stream.push(sample) + (isWhole ? stream.end() : "");
  if (text.trim() === "") return refused("file_empty");
  const separator = separatorLine(text);
  const delimiter = overrides.delimiter ?? separator ?? likeliestDelimiter(text, isWhole);
  const records = recordsOf(text, delimiter, isWhole).slice(separator === undefined ? 0 : 1);
  const filled = records.filter((record) => !isBlank(record));
  const [first] = filled;
  if (!first) return refused("file_empty");
  if (Math.max(...filled.map(({ cells }) => cells.length)) > MAX_COLUMNS) return refused("file_too_wide");
  if (first.fault === "nul") return refused("file_has_nul");
  const hasHeader = overrides.hasHeader ?? looksLikeHeader(filled);
  if (hasHeader && isWhole && filled.length === 1) return refused("file_header_only");
  const columns = columnsOf(filled, hasHeader);
  const hasSeparatorLine = separator !== undefined;
  return {
    ok: true,
    reading: { encoding, delimiter, hasHeader, hasSeparatorLine, columns, guess: guessColumns(columns) },
  };
}

const isBlank = ({ cells }: CsvRecord): boolean => cells.every((cell) => cell.trim() === "");

/** Excel writes and reads `sep=;` as the first line, to say what separates the cells. */
export function separatorLine(text: string): Delimiter | undefined {
  const [, found] = /^"?sep=(.)"?(?:\r|\n|$)/i.exec(text) ?? [];
  return delimiters.find((each) => each === found);
}

function recordsOf(text: string, delimiter: Delimiter, isWhole: boolean): CsvRecord[] {
  const reader = createCsvReader(delimiter);
  const records = reader.push(text);
  // Of a file that goes on, the last record is cut and says nothing; unless it is all there is.
  return isWhole || records.length === 0 ? [...records, ...reader.end()] : records;
}

/** The delimiter under which the most records have the same number of cells, above one. */
function likeliestDelimiter(text: string, isWhole: boolean): Delimiter {
  const scores = delimiters.map((delimiter) => {
    const widths = new Map<number, number>();
    const records = recordsOf(text, delimiter, isWhole).filter((record) => !isBlank(record));
    for (const { cells, fault } of records) {
      if (fault === undefined && cells.length > 1)
        widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    }
    return Math.max(0, ...widths.values()) / Math.max(1, records.length);
  });
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ",";
}

/** A header has no address and no empty cell in a used column, and says what a column holds or differs from its cells. */
function looksLikeHeader([first, ...rest]: CsvRecord[]): boolean {
  const cells = first?.cells.map((cell) => cell.trim()) ?? [];
  if (cells.some((cell) => normaliseEmail(cell).ok)) return false;
  if (cells.some((cell) => fieldByHeader(cell))) return true;
  const below = rest.slice(0, COMPARED);
  return cells.some((_, index) => below.some((record) => normaliseEmail(record.cells[index] ?? "").ok));
}

function columnsOf(filled: readonly CsvRecord[], hasHeader: boolean): Reading["columns"] {
  const [first, ...rest] = filled;
  const data = (hasHeader ? rest : filled).filter(({ fault }) => fault === undefined);
  const width = hasHeader ? (first?.cells.length ?? 0) : usualWidth(data);
  return Array.from({ length: width }, (_, index) => ({
    header: hasHeader ? shorten(first?.cells[index] ?? "", HEADER_CHARACTERS) : null,
    samples: samplesOf(data, index),
  }));
}

/** Without a header the width that most records have, so that one ragged line cannot decide it. */
function usualWidth(records: readonly CsvRecord[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [usual] = [...widths].sort(([, a], [, b]) => b - a)[0] ?? [0];
  return usual;
}

function samplesOf(records: readonly CsvRecord[], index: number): string[] {
  const samples: string[] = [];
  for (const { cells } of records) {
    const cell = (cells[index] ?? "").trim();
    if (cell !== "") samples.push(shorten(cell, SAMPLE_CHARACTERS));
    if (samples.length === SAMPLES) break;
  }
  return samples;
}

/** PostgreSQL stores no NUL and no half surrogate, also not in JSON. */
const shorten = (text: string, max: number): string =>
  text.replaceAll("\0", "\u2400").trim().slice(0, max).toWellFormed();
