import { AppError } from "../../../errors.ts";
import { csvLimits } from "../csv-records.ts";
import { MAX_COLUMNS } from "../imports.rules.ts";
import { cleanText, isoText, numberText, TEXT_MAX, type NumberFormat } from "./cell-text.ts";
import type { CsvLines } from "./csv-lines.ts";
import type { XmlReader } from "./read-xml.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { damaged } from "./xlsx-file.ts";

/** Excel's own bounds of a sheet. */
const ROWS_MAX = 1_048_576;
const SHEET_COLUMNS_MAX = 16_384;

export interface SheetFacts {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

/**
 * Reads a sheet's XML into lines, so that a row's number is its line's. A formula is its stored result, or nothing.
 * Throws AppError `file_too_wide` for a value beyond MAX_COLUMNS, `spreadsheet_damaged` for rows that do not follow each other.
 */
export class SheetRows implements XmlReader {
  readonly #facts: SheetFacts;
  readonly #lines: CsvLines;
  #isData = false;
  #row = 0;
  #cells: string[] = [];
  #units = 0;
  #column = -1;
  #type = "n";
  #style = 0;
  #value = "";
  /** The element whose text is the cell's, where one is open. */
  #isValue = false;
  #isInline = false;
  #isPhonetic = false;

  constructor(facts: SheetFacts, lines: CsvLines) {
    this.#facts = facts;
    this.#lines = lines;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "sheetData") this.#isData = true;
    if (!this.#isData) return;
    if (name === "c") this.#startCell(attributes);
    else if (name === "row") this.#startRow(attributes["r"]);
    else if (name === "v") this.#isValue = this.#type !== "inlineStr";
    else if (name === "is") this.#isInline = true;
    else if (name === "rPh") this.#isPhonetic = true;
    else if (name === "t") this.#isValue = this.#isInline && !this.#isPhonetic;
  }

  text(text: string): void {
    if (this.#isValue && this.#value.length < TEXT_MAX) this.#value += text;
  }

  close(name: string): void {
    if (!this.#isData) return;
    if (name === "v" || name === "t") this.#isValue = false;
    else if (name === "c") this.#endCell();
    else if (name === "row") this.#endRow();
    else if (name === "is") this.#isInline = false;
    else if (name === "rPh") this.#isPhonetic = false;
    else if (name === "sheetData") this.#isData = false;
  }

  /** Rows without any cell may be left out, and some exporters leave the numbers out. */
  #startRow(number: string | undefined): void {
    const row = number === undefined ? this.#row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.#row || row > ROWS_MAX) throw damaged();
    this.#lines.skip(row - this.#row - 1);
    this.#row = row;
    this.#cells = [];
    this.#units = 0;
    this.#column = -1;
  }

  #endRow(): void {
    this.#lines.add(this.#cells);
  }

  #startCell({ r, t = "n", s }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    this.#type = t;
    this.#style = s === undefined ? -1 : Number(s);
    this.#value = "";
  }

  #endCell(): void {
    const text = this.#cellText();
    if (text === "") return;
    if (this.#column >= MAX_COLUMNS) throw new AppError("invalid", "file_too_wide");
    // A record that is too long is so for whoever reads the lines; more of it would only fill the memory.
    if (this.#units > csvLimits.record) return;
    this.#units += text.length;
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
  }

  #cellText(): string {
    const value = this.#value;
    if (value === "") return "";
    if (this.#type === "s") return this.#facts.strings.at(Number(value));
    if (this.#type === "b") return value.trim() === "0" || value.trim() === "false" ? "FALSE" : "TRUE";
    if (this.#type === "d") return isoText(value);
    if (this.#type !== "n") return cleanText(value);
    return numberText(value, this.#facts.formats[this.#style] ?? "plain", this.#facts.is1904);
  }
}

/** Index of the column, from 0, in a cell's place such as `AB12`. */
function columnOf(place: string): number {
  let column = 0;
  for (let i = 0; i < place.length; i += 1) {
    const letter = (place.charCodeAt(i) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column < 1 || column > SHEET_COLUMNS_MAX) throw damaged();
  return column - 1;
}
