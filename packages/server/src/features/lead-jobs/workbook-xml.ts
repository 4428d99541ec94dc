import { formulaStart } from "../imports/print-cells.ts";

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Characters that a cell holds (Excel's limits). */
const CELL_CHARACTERS = 32_767;

/** The format "text" and the mark of a text that begins like a formula: it stays a text when somebody edits the cell. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`;

export const sheetHead = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
export const sheetEnd = "</sheetData></worksheet>";

const LETTERS = 26;

/** A, B, ... Z, AA, ... */
function columnName(index: number): string {
  const rest = Math.floor(index / LETTERS);
  const letter = String.fromCharCode(65 + (index % LETTERS));
  return rest === 0 ? letter : columnName(rest - 1) + letter;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** What XML cannot hold is written as `_x0007_`, and what looks so already gets its underscore written so (ECMA-376, 22.9.2.19). */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/g;

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(unwritable, (each) => `_x${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>]/g, (each) => entities[each] ?? each);

/** Cells are texts that stand where they are; empty ones are left out. */
export function sheetRow(number: number, cells: readonly string[]): string {
  const print = (cell: string, index: number): string => {
    if (cell === "") return "";
    const style = formulaStart.test(cell) ? ` s="1"` : "";
    const text = escaped(cell.length > CELL_CHARACTERS ? cell.slice(0, CELL_CHARACTERS) : cell);
    return `<c r="${columnName(index)}${number}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  };
  return `<row r="${number}">${cells.map(print).join("")}</row>`;
}

/** The parts of a workbook besides its sheets. */
export function workbookParts(sheets: number): [path: string, xml: string][] {
  const all = Array.from({ length: sheets }, (_, index) => index + 1);
  const sheetNames = all.map(
    (at) => `<sheet name="Leads${at === 1 ? "" : ` ${at}`}" sheetId="${at}" r:id="rId${at}"/>`,
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = all.map((at) => relation(`rId${at}`, "worksheet", `worksheets/sheet${at}.xml`));
  const part = (name: string, type: string) =>
    `<Override PartName="${name}" ContentType="${TYPE}.${type}+xml"/>`;
  const parts = all.map((at) => part(`/xl/worksheets/sheet${at}.xml`, "worksheet"));
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("/xl/workbook.xml", "sheet.main")}${part("/xl/styles.xml", "styles")}${parts.join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheetNames.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}${relation("rIdStyles", "styles", "styles.xml")}</Relationships>`,
    ],
    ["xl/styles.xml", STYLES],
  ];
}
