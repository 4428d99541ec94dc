import { buffer, text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { fromBufferPromise } from "yauzl";

/** A cell as the file says it is, whatever a spreadsheet would show. */
export interface WorkbookCell {
  readonly place: string;
  readonly type: string | undefined;
  readonly text: string;
  readonly isFormula: boolean;
}

/** Every part of an archive, by its path. */
export async function readArchive(file: Readable): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const zip = await fromBufferPromise(await buffer(file));
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  return parts;
}

/** The cells of a sheet, row by row, with what the format escapes as it was. */
export function cellsOf(sheet: string): WorkbookCell[][] {
  const found: WorkbookCell[][] = [];
  let cell: { place: string; type: string | undefined; text: string; isFormula: boolean } | undefined;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "row") found.push([]);
    if (name === "c")
      cell = {
        place: String(attributes["r"]),
        type: attributes["t"],
        text: "",
        isFormula: false,
      };
    if (name === "f" && cell) cell.isFormula = true;
  });
  parser.on("text", (piece) => {
    if (cell) cell.text += piece;
  });
  parser.on("closetag", ({ name }) => {
    if (name !== "c" || !cell) return;
    const plain = cell.text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    found.at(-1)?.push({ ...cell, text: plain });
    cell = undefined;
  });
  parser.write(sheet).close();
  return found;
}
