import { posix } from "node:path";
import { AppError } from "../../../errors.ts";
import { hasEncryptedPackage, isOleContainer } from "./ole-container.ts";
import { readXml } from "./read-xml.ts";
import { damaged, tooLarge, type XlsxFile } from "./xlsx-file.ts";
import { openZip, type ZipParts } from "./zip-parts.ts";

export interface OpenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

export interface OpenWorkbook {
  readonly parts: ZipParts;
  /** Sheets with cells, in the order of their tabs; charts are none. */
  readonly sheets: readonly OpenSheet[];
  /** Days are counted from 1904, as Excel for the first Macintosh did. */
  readonly is1904: boolean;
  readonly styles: string | undefined;
  readonly sharedStrings: string | undefined;
}

/** Lists that are kept while a workbook is read; sheets, styles and strings have limits of their own. */
const SMALL_PART_BYTES = 16 * 1024 * 1024;
const SHARED_STRINGS_BYTES = 256 * 1024 * 1024;
const SHEETS_MAX = 1_000;
/** Excel lets a name have 31 characters, others more. */
const NAME_MAX = 200;

/** Where an archive that cannot be opened is looked at for names of parts. */
const GLANCE_BYTES = 64 * 1024;

/**
 * Opens a workbook, judged by its content alone, and finds its sheets.
 * @throws AppError `file_empty`, `file_is_encrypted`, `file_is_spreadsheet`, `file_is_archive`, `file_has_macros`,
 * `spreadsheet_damaged`, `spreadsheet_too_large`, `spreadsheet_empty`.
 */
export async function openWorkbook(file: XlsxFile): Promise<OpenWorkbook> {
  if (file.sizeBytes === 0) throw new AppError("invalid", "file_empty");
  const start = Buffer.from(await file.read(0, Math.min(GLANCE_BYTES, file.sizeBytes)));
  if (isOleContainer(start)) {
    const isEncrypted = await hasEncryptedPackage(file);
    throw new AppError("invalid", isEncrypted ? "file_is_encrypted" : "file_is_spreadsheet");
  }
  const parts = await openZip(file).catch((error: unknown) => {
    // A cut archive of something else is not called a damaged spreadsheet.
    const isOther = !/\[Content_Types\]\.xml|xl\//i.test(start.toString("latin1"));
    throw isOther && isDamage(error) ? new AppError("invalid", "file_is_archive") : error;
  });
  const part = await findWorkbook(parts);
  const relations = await readRelations(parts, part);
  const { sheets, is1904 } = await readSheets(parts, part, relations);
  if (sheets.length === 0) throw new AppError("invalid", "spreadsheet_empty");
  const sharedStrings = targetOf(relations, "sharedStrings");
  if (sharedStrings && parts.sizeBytes(sharedStrings) > SHARED_STRINGS_BYTES) throw tooLarge();
  return { parts, sheets, is1904, styles: targetOf(relations, "styles"), sharedStrings };
}

const isDamage = (error: unknown): boolean =>
  error instanceof AppError && error.reason === "spreadsheet_damaged";

/** The workbook's part. Other Office files, and archives of anything else, are refused. */
async function findWorkbook(parts: ZipParts): Promise<string> {
  if (!parts.has("[Content_Types].xml")) throw new AppError("invalid", await otherKind(parts));
  if (parts.isLocked) throw new AppError("invalid", "file_is_encrypted");
  const typeOf = await readContentTypes(parts);
  const part = targetOf(await readRelations(parts, ""), "officeDocument") ?? "xl/workbook.xml";
  const type = typeOf(part);
  if (/ms-excel\.sheet\.binary/i.test(type)) throw new AppError("invalid", "file_is_spreadsheet");
  const isExcel = /spreadsheetml|ms-excel/i.test(type) || /(^|\/)workbook\.xml$/i.test(part);
  if (!isExcel) throw new AppError("invalid", "file_is_archive");
  const hasMacros = /macroEnabled/i.test(type) || parts.names.some((name) => /vbaProject\.bin$/i.test(name));
  if (hasMacros) throw new AppError("invalid", "file_has_macros");
  if (!parts.has(part)) throw damaged();
  return part;
}

/** ODS and Numbers files are spreadsheets too, though none that is read here. */
async function otherKind(parts: ZipParts): Promise<"file_is_spreadsheet" | "file_is_archive"> {
  if (parts.has("Index/Document.iwa") || parts.has("Index.zip")) return "file_is_spreadsheet";
  if (parts.sizeBytes("mimetype") === 0 || parts.sizeBytes("mimetype") > 200) return "file_is_archive";
  let type = "";
  for await (const piece of parts.bytes("mimetype")) type += piece.toString("latin1");
  return type.includes("opendocument.spreadsheet") ? "file_is_spreadsheet" : "file_is_archive";
}

async function readContentTypes(parts: ZipParts): Promise<(part: string) => string> {
  const types = new Map<string, string>();
  await readSmall(parts, "[Content_Types].xml", (name, { PartName, Extension, ContentType = "" }) => {
    if (name === "Override" && PartName) types.set(PartName.toLowerCase(), ContentType);
    if (name === "Default" && Extension) types.set(Extension.toLowerCase(), ContentType);
  });
  return (part) =>
    types.get(`/${part}`.toLowerCase()) ?? types.get(posix.extname(part).slice(1).toLowerCase()) ?? "";
}

interface Relation {
  readonly id: string;
  /** The last word of its type's address, which has two spellings before it. */
  readonly type: string;
  /** The part that it leads to. */
  readonly target: string;
}

const targetOf = (relations: readonly Relation[], type: string): string | undefined =>
  relations.find((relation) => relation.type === type)?.target;

/** @param of the part whose relations they are; empty for the package's own. */
async function readRelations(parts: ZipParts, of: string): Promise<Relation[]> {
  const folder = of === "" ? "" : posix.dirname(of);
  const list = posix.join(folder, "_rels", `${posix.basename(of)}.rels`);
  const relations: Relation[] = [];
  if (!parts.has(list)) return relations;
  await readSmall(parts, list, (name, { Id = "", Type = "", Target = "", TargetMode }) => {
    if (name !== "Relationship" || TargetMode === "External") return;
    const path = posix.join("/", Target.startsWith("/") ? "" : folder, Target.replaceAll("\\", "/"));
    relations.push({ id: Id, type: posix.basename(Type), target: path.slice(1) });
  });
  return relations;
}

async function readSheets(parts: ZipParts, part: string, relations: readonly Relation[]) {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: OpenSheet[] = [];
  let is1904 = false;
  await readSmall(parts, part, (element, attributes) => {
    if (element === "workbookPr") is1904 = /^(1|true|on)$/.test(attributes["date1904"] ?? "");
    if (element !== "sheet") return;
    const key = Object.keys(attributes).find((name) => name.endsWith(":id")) ?? "";
    const { type, target = "" } = byId.get(attributes[key] ?? "") ?? {};
    if (type !== undefined && type !== "worksheet") return;
    if (!parts.has(target)) throw damaged();
    if (sheets.length === SHEETS_MAX) throw tooLarge();
    const isHidden = (attributes["state"] ?? "visible") !== "visible";
    sheets.push({
      name: (attributes["name"] ?? "").slice(0, NAME_MAX).toWellFormed(),
      isHidden,
      part: target,
    });
  });
  return { sheets, is1904 };
}

/** @param open gets each element, few of which are kept. */
async function readSmall(
  parts: ZipParts,
  name: string,
  open: (element: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  if (parts.sizeBytes(name) > SMALL_PART_BYTES) throw tooLarge();
  await readXml(parts.bytes(name), { open });
}
