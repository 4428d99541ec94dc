import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import type { XlsxFile } from "../xlsx-file.ts";

/** A cell of a made workbook: dates are UTC, `format` is a number format's code, a formula may lack its stored result. */
export type MadeCell =
  | string
  | number
  | boolean
  | Date
  | { readonly formula: string; readonly value?: string | number }
  | { readonly number: number; readonly format: string }
  | null;

export interface MadeSheet {
  readonly name: string;
  readonly rows: Iterable<readonly MadeCell[]>;
  readonly isHidden?: boolean;
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  /** Texts stand in a part of their own, as Excel writes them, and not in their cells. */
  readonly shared?: boolean;
  readonly is1904?: boolean;
  readonly compress?: boolean;
  /** Parts put in, or in the place of those that were made; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

type Part = string | Uint8Array | Iterable<string>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Formats that each made workbook has; those of its cells follow. */
const FORMATS = ["General", "yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm:ss"];
const DAY_MS = 86_400_000;

/** A ZIP archive of these parts. */
export async function zipOf(
  parts: Iterable<readonly [string, Part]>,
  { compress = true }: { compress?: boolean | undefined } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, part] of parts) {
    if (typeof part === "string" || part instanceof Uint8Array)
      zip.addBuffer(Buffer.from(part as string), name, { compress });
    else zip.addReadStream(Readable.from(pieces(part)), name, { compress });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** An XLSX workbook, whole and in memory; a sheet of many rows is made while it is packed. */
export function buildWorkbook(made: MadeWorkbook): Promise<Buffer> {
  const texts = new Map<string, number>();
  const formats = [...FORMATS];
  const parts = new Map<string, Part>();
  parts.set("[Content_Types].xml", contentTypes(made));
  parts.set("_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]]));
  parts.set("xl/workbook.xml", workbook(made));
  parts.set(
    "xl/_rels/workbook.xml.rels",
    relations([
      ...made.sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ["styles", "styles.xml"],
      ...(made.shared ? [["sharedStrings", "sharedStrings.xml"] as const] : []),
    ]),
  );
  const cells = { texts: made.shared ? texts : undefined, formats, is1904: made.is1904 === true };
  for (const [index, sheet] of made.sheets.entries())
    parts.set(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, cells));
  // After the sheets, whose packing finds the texts and formats.
  parts.set(
    "xl/styles.xml",
    later(() => styles(formats)),
  );
  if (made.shared)
    parts.set(
      "xl/sharedStrings.xml",
      later(() => sharedStrings(texts)),
    );
  for (const [name, part] of Object.entries(made.parts ?? {})) {
    if (part === null) parts.delete(name);
    else parts.set(name, part);
  }
  return zipOf(parts, { compress: made.compress });
}

interface CellFacts {
  readonly texts: Map<string, number> | undefined;
  readonly formats: string[];
  readonly is1904: boolean;
}

function* sheetXml({ rows }: MadeSheet, facts: CellFacts): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`;
  let number = 0;
  for (const row of rows) {
    number += 1;
    const cells = row.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`, facts)).join("");
    if (cells !== "") yield `<row r="${number}">${cells}</row>`;
  }
  yield "</sheetData></worksheet>";
}

function cellXml(cell: MadeCell, place: string, facts: CellFacts): string {
  const of = (attributes: string, content: string) => `<c r="${place}"${attributes}>${content}</c>`;
  if (cell === null) return "";
  if (typeof cell === "number") return of("", `<v>${cell}</v>`);
  if (typeof cell === "boolean") return of(' t="b"', `<v>${Number(cell)}</v>`);
  if (typeof cell === "string") return textXml(cell, of, facts.texts);
  if (cell instanceof Date) {
    const serial = cell.getTime() / DAY_MS + (facts.is1904 ? 24_107 : 25_569);
    return of(` s="${Number.isInteger(serial) ? 1 : 2}"`, `<v>${serial}</v>`);
  }
  if ("number" in cell) return of(` s="${styleOf(cell.format, facts.formats)}"`, `<v>${cell.number}</v>`);
  const formula = `<f>${escaped(cell.formula)}</f>`;
  if (cell.value === undefined) return of("", formula);
  return of(
    typeof cell.value === "string" ? ' t="str"' : "",
    `${formula}<v>${escaped(String(cell.value))}</v>`,
  );
}

function textXml(
  text: string,
  of: (attributes: string, content: string) => string,
  texts: Map<string, number> | undefined,
): string {
  if (!texts) return of(' t="inlineStr"', `<is><t xml:space="preserve">${escaped(text)}</t></is>`);
  const index = texts.get(text) ?? texts.size;
  texts.set(text, index);
  return of(' t="s"', `<v>${index}</v>`);
}

function styleOf(format: string, formats: string[]): number {
  const known = formats.indexOf(format);
  return known === -1 ? formats.push(format) - 1 : known;
}

function contentTypes({ sheets, shared }: MadeWorkbook): string {
  const overrides = [
    ["/xl/workbook.xml", "sheet.main"],
    ...sheets.map((_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, "worksheet"]),
    ["/xl/styles.xml", "styles"],
    ...(shared ? [["/xl/sharedStrings.xml", "sharedStrings"]] : []),
  ];
  const lines = overrides.map(
    ([part, type]) => `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`,
  );
  const rels = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`;
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${rels}<Default Extension="xml" ContentType="application/xml"/>${lines.join("")}</Types>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const lines = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join("")}</Relationships>`;
}

function workbook({ sheets, is1904 }: MadeWorkbook): string {
  const lines = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const epoch = is1904 ? '<workbookPr date1904="1"/>' : "";
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${epoch}<sheets>${lines.join("")}</sheets></workbook>`;
}

function styles(formats: readonly string[]): string {
  const codes = formats.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`,
  );
  const used = formats.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`);
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join("")}</numFmts><cellXfs>${used.join("")}</cellXfs></styleSheet>`;
}

function* sharedStrings(texts: ReadonlyMap<string, number>): Generator<string> {
  yield `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${texts.size}">`;
  for (const text of texts.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
  yield "</sst>";
}

function* later(make: () => Iterable<string> | string): Generator<string> {
  const made = make();
  if (typeof made === "string") yield made;
  else yield* made;
}

/** Joins small texts, because each piece of a stream costs as much as hundreds of cells. */
function* pieces(texts: Iterable<string>): Generator<Buffer> {
  let text = "";
  for (const more of texts) {
    text += more;
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** XML holds no other control characters than these, so that OOXML has its own way to write them. */
const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[^\P{Cc}\t\n]/gu, (unit) => `_x${unit.charCodeAt(0).toString(16).padStart(4, "0")}_`);

/** Bytes as a stored file; `onRead` is told how many are taken. */
export const fileOf = (bytes: Uint8Array, onRead?: (count: number) => void): XlsxFile => ({
  sizeBytes: bytes.length,
  read: (start, length) => {
    onRead?.(length);
    const isInside = start >= 0 && length > 0 && start + length <= bytes.length;
    return isInside
      ? Promise.resolve(bytes.subarray(start, start + length))
      : Promise.reject(new RangeError(`${length} bytes from ${start} on are not in the file`));
  },
});
