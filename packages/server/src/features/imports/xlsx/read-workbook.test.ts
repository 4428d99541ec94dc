import { describe, expect, test } from "vitest";
import { AppError } from "../../../errors.ts";
import { readWorkbook } from "./read-workbook.ts";
import { buildWorkbook, fileOf, zipOf, type MadeWorkbook } from "./testing/build-workbook.ts";
import type { XlsxFile } from "./xlsx-file.ts";

const reasonOf = async (file: Uint8Array | XlsxFile): Promise<string> => {
  const found: unknown = await readWorkbook(file instanceof Uint8Array ? fileOf(file) : file).catch(
    (error: unknown) => error,
  );
  return found instanceof AppError ? `${found.code} ${found.reason}` : `no refusal: ${String(found)}`;
};

const list = { name: "Leads", rows: [["Email"], ["ann@example.org"]] };
const made = (over: Partial<MadeWorkbook> = {}) => buildWorkbook({ sheets: [list], shared: true, ...over });
const withParts = (parts: NonNullable<MadeWorkbook["parts"]>) => made({ parts });

describe("the sheets of a workbook", () => {
  test("stand in the order of their tabs, hidden ones told apart, whatever they are called", async () => {
    const names = ["Leads", "Übersicht & <Übrige>", "名簿", "قائمة", "__proto__", "constructor", "😀"];
    const sheets = names.map((name, index) => ({ ...list, name, isHidden: index === 1 }));
    expect(await readWorkbook(fileOf(await made({ sheets })))).toEqual({
      sheets: names.map((name, index) => ({ name, isHidden: index === 1 })),
    });
  });

  test("are found where a part has a prefix, another folder, another case, UTF-16 or an absolute address", async () => {
    const workbook = `<?xml version="1.0" encoding="utf-16"?><x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="Änn" sheetId="7" state="veryHidden" q:id="a"/><x:sheet name="Chart" sheetId="8" q:id="b"/></x:sheets></x:workbook>`;
    const relation = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${type}" Target="${target}"/>`;
    const zip = await zipOf([
      [
        "[Content_Types].xml",
        `<Types><Override PartName="/Book/Main.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
      ],
      ["_rels/.rels", `<Relationships>${relation("r", "officeDocument", "/book/main.xml")}</Relationships>`],
      ["Book/Main.xml", Buffer.from(`\ufeff${workbook}`, "utf16le")],
      [
        "Book/_rels/Main.xml.rels",
        `<Relationships>${relation("a", "worksheet", "..\\tabs\\One.XML")}${relation("b", "chartsheet", "c.xml")}</Relationships>`,
      ],
      ["tabs/one.xml", "<worksheet/>"],
    ]);
    expect(await readWorkbook(fileOf(zip))).toEqual({ sheets: [{ name: "Änn", isHidden: true }] });
  });

  test("a workbook whose only sheet is a chart has none", async () => {
    const rels = `<Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="worksheets/sheet1.xml"/></Relationships>`;
    expect(await reasonOf(await withParts({ "xl/_rels/workbook.xml.rels": rels }))).toBe(
      "invalid spreadsheet_empty",
    );
    expect(await reasonOf(await made({ sheets: [] }))).toBe("invalid spreadsheet_empty");
  });
});

describe("a file of another kind is refused by its content", () => {
  const types = (type: string) =>
    `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`;
  const other = (type: string, part: string) =>
    zipOf([
      ["[Content_Types].xml", `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`],
      [
        "_rels/.rels",
        `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${part}"/></Relationships>`,
      ],
      [part, "<x/>"],
    ]);

  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ["file_empty", () => Buffer.alloc(0)],
    ["file_is_archive", () => zipOf([["leads.csv", "Email\nann@example.org\n"]])],
    ["file_is_archive", () => zipOf([])],
    [
      "file_is_archive",
      () =>
        other(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
          "word/document.xml",
        ),
    ],
    [
      "file_is_spreadsheet",
      () => other("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "xl/workbook.bin"),
    ],
    [
      "file_is_spreadsheet",
      () =>
        zipOf([
          ["mimetype", "application/vnd.oasis.opendocument.spreadsheet"],
          ["content.xml", "<x/>"],
        ]),
    ],
    [
      "file_is_archive",
      () =>
        zipOf([
          ["mimetype", "application/vnd.oasis.opendocument.text"],
          ["content.xml", "<x/>"],
        ]),
    ],
    ["file_is_spreadsheet", () => zipOf([["Index/Document.iwa", "x"]])],
    ["file_has_macros", () => withParts({ "xl/vbaProject.bin": "x" })],
    [
      "file_has_macros",
      () =>
        withParts({ "[Content_Types].xml": types("application/vnd.ms-excel.sheet.macroEnabled.main+xml") }),
    ],
    [
      "file_is_encrypted",
      () => oleOf(["Root Entry", "Version", "x", "y", "EncryptionInfo", "EncryptedPackage"]),
    ],
    ["file_is_spreadsheet", () => oleOf(["Root Entry", "Workbook", "EncryptedPackages"])],
    ["file_is_spreadsheet", () => Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["file_is_archive", async () => (await zipOf([["leads.csv", "Email"]])).subarray(0, -5)],
    ["spreadsheet_damaged", () => Buffer.from("PK\u0003\u0004 xl/workbook.xml and no more")],
  ])("%s", async (reason, file) => expect(await reasonOf(await file())).toBe(`invalid ${reason}`));

  test("an archive with a password of its own is encrypted", async () => {
    const zip = await made();
    for (let at = zip.indexOf("PK\u0001\u0002"); at !== -1; at = zip.indexOf("PK\u0001\u0002", at + 1))
      zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8);
    expect(await reasonOf(zip)).toBe("invalid file_is_encrypted");
  });

  test("a large encrypted workbook is known by a list of streams far into the file", async () => {
    expect(await reasonOf(largeOle())).toBe("invalid file_is_encrypted");
  });

  test("a chain of sectors that runs in a circle ends", async () => {
    const file = oleOf(["Root Entry", "a", "b", "c", "d", "e"]);
    file.writeUInt32LE(1, 512 + 8);
    expect(await reasonOf(file)).toBe("invalid file_is_spreadsheet");
  });
});

describe("a broken or hostile workbook is refused", () => {
  test.each<[string, NonNullable<MadeWorkbook["parts"]>]>([
    ["no workbook", { "xl/workbook.xml": null }],
    ["no sheet of that name", { "xl/worksheets/sheet1.xml": null }],
    ["no relations", { "xl/_rels/workbook.xml.rels": null }],
    ["XML that ends early", { "xl/workbook.xml": "<workbook><sheets>" }],
    ["no XML", { "xl/workbook.xml": Buffer.alloc(64, 1) }],
    ["an empty part", { "xl/workbook.xml": "" }],
    ["deep XML", { "xl/workbook.xml": "<a>".repeat(100_000) }],
    [
      "an entity of its own",
      { "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>' },
    ],
    ["an outside DTD", { "xl/workbook.xml": '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><workbook/>' }],
    ["an unknown entity", { "xl/workbook.xml": "<workbook>&__proto__;</workbook>" }],
  ])("%s: damaged", async (_, parts) =>
    expect(await reasonOf(await withParts(parts))).toBe("invalid spreadsheet_damaged"),
  );

  test.each<[string, () => Promise<Buffer>]>([
    ["10,001 parts", () => Promise.resolve(archiveOf(10_001))],
    ["a part of 64 MB of nothing", () => withParts({ "xl/media/image1.png": Buffer.alloc(64 * 1024 ** 2) })],
    [
      "a workbook part above 16 MB",
      () => made({ compress: false, parts: { "xl/workbook.xml": Buffer.alloc(17 * 1024 ** 2, 32) } }),
    ],
    [
      "a comment without end",
      () =>
        made({ compress: false, parts: { "xl/workbook.xml": `<workbook><!--${"x <y".repeat(3_000_000)}` } }),
    ],
    [
      "more sheets than anybody has",
      () =>
        withParts({
          "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${'<sheet name="x" r:id="rId1"/>'.repeat(1_001)}</sheets></workbook>`,
        }),
    ],
    ["3 GB by its own account", async () => declaring(await made(), "xl/styles.xml", 3 * 1024 ** 3)],
    ["shared texts of 257 MB", async () => declaring(await made(), "xl/sharedStrings.xml", 257 * 1024 ** 2)],
    ["a part that is more than it says", async () => declaring(await made(), "xl/workbook.xml", 100)],
  ])("%s: too large", async (_, file) =>
    expect(await reasonOf(await file())).toBe("invalid spreadsheet_too_large"),
  );

  test("100,001 parts are refused before they are listed, 10,000 are not", async () => {
    let read = 0;
    const counted = fileOf(archiveOf(100_001), (count) => (read += count));
    expect(await reasonOf(counted)).toBe("invalid spreadsheet_too_large");
    expect(read).toBeLessThan(1024 ** 2);
    expect(await reasonOf(archiveOf(10_000))).toBe("invalid file_is_archive");
  });

  test("a flipped bit is found by the part's checksum", async () => {
    const zip = await made({ compress: false });
    zip.write("Loads", zip.indexOf('name="Leads"') + 6);
    expect(await reasonOf(zip)).toBe("invalid spreadsheet_damaged");
  });

  test("cut anywhere, it is damaged or no spreadsheet, and nothing hangs", async () => {
    const zip = await made();
    for (let part = 1; part < 16; part += 1) {
      const reason = await reasonOf(zip.subarray(0, Math.floor((zip.length * part) / 16)));
      expect(reason).toBe("invalid spreadsheet_damaged");
    }
  });

  test("what reading the file throws comes through", async () => {
    const gone = new AppError("not_found", "file_gone");
    expect(await reasonOf({ sizeBytes: 5_000, read: () => Promise.reject(gone) })).toBe(
      "not_found file_gone",
    );
  });
});

/** An archive of so many empty parts, all of them the same one; a writer of archives takes a minute for them. */
function archiveOf(count: number): Buffer {
  const local = Buffer.alloc(31);
  local.write("PK\u0003\u0004", "latin1");
  local.writeUInt16LE(1, 26);
  const parts = Array.from({ length: count }, (_, index) => {
    const part = Buffer.alloc(54);
    part.write("PK\u0001\u0002", "latin1");
    part.writeUInt16LE(8, 28);
    part.write(String(index).padStart(8, "0"), 46);
    return part;
  });
  const wide = Buffer.alloc(76);
  wide.write("PK\u0006\u0006", "latin1");
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(local.length), 48);
  wide.write("PK\u0006\u0007", 56, "latin1");
  wide.writeBigUInt64LE(BigInt(local.length + count * 54), 64);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  return Buffer.concat([local, ...parts, wide, end]);
}

/** Says another size for a part in the archive's list, as a bomb would. */
function declaring(zip: Buffer, name: string, size: number): Buffer {
  const at = zip.lastIndexOf(name) - 46;
  expect(zip.readUInt32LE(at)).toBe(0x02014b50);
  zip.writeUInt32LE(size, at + 24);
  // The ratio is another rule's.
  if (size > 1024 ** 2) zip.writeUInt32LE(size, at + 20);
  return zip;
}

const END = 0xffff_fffe;

function oleHeader(directory: number): Buffer {
  const header = Buffer.alloc(512, 0);
  header.write("d0cf11e0a1b11ae1", "hex");
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(directory, 48);
  header.fill(0xff, 68);
  return header;
}

function oleStreams(names: readonly string[]): Buffer {
  const entries = Buffer.alloc(128 * names.length);
  for (const [index, name] of names.entries()) {
    entries.write(name, index * 128, "utf16le");
    entries.writeUInt16LE(name.length * 2 + 2, index * 128 + 64);
  }
  return entries;
}

/** A compound file: the table of chains in sector 0, the list of up to eight streams in 1 and 2. */
function oleOf(names: readonly string[]): Buffer {
  const header = oleHeader(1);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(512, 0xff);
  table.writeUInt32LE(2, 4);
  table.writeUInt32LE(END, 8);
  const streams = Buffer.alloc(1024);
  oleStreams(names).copy(streams);
  return Buffer.concat([header, table, streams]);
}

/** One of 8 MB, whose list of streams is chained by a piece of the table that the header has no room for. */
function largeOle(): XlsxFile {
  const first = 110 * 128;
  const second = first + 3;
  const header = oleHeader(first);
  header.writeUInt32LE(first + 1, 68);
  const list = Buffer.alloc(512, 0xff);
  list.writeUInt32LE(first + 2, 4);
  const table = Buffer.alloc(512, 0xff);
  table.writeUInt32LE(second, 0);
  table.writeUInt32LE(END, 12);
  const sectors = new Map([
    [first, oleStreams(["Root Entry", "Version", "a", "b"])],
    [first + 1, list],
    [first + 2, table],
    [second, oleStreams(["EncryptionInfo", "EncryptedPackage", "c", "d"])],
  ]);
  return {
    sizeBytes: (second + 2) * 512,
    read: (start, length) => {
      const sector = start === 0 ? header : sectors.get(start / 512 - 1);
      return Promise.resolve((sector ?? Buffer.alloc(length)).subarray(0, length));
    },
  };
}
