import { SaxesParser } from "saxes";
import { byMark, createTextStream } from "../text-encoding.ts";
import { damaged, tooLarge } from "./xlsx-file.ts";

/** What a part's reader is told. Names are without their prefix, as some exporters write one and most do not. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Sheets go some ten deep. */
const DEPTH_MAX = 64;
/** Units of text that are kept of one run; the rest of it is dropped, because a cell is cut far below. */
const RUN_MAX = 1024 * 1024;
/** Units without an element, as of a comment or a tag with a million attributes: the parser would keep them all. */
const QUIET_MAX = 4 * RUN_MAX;
/** Units that are parsed before what came of them is taken away: a cell may be of four and stand for 64 k. */
const SLICE = 4 * 1024;
/** The longest entity, `&#x10ffff;`. */
const ENTITY_MAX = 10;

/**
 * Parses a part while it is unpacked. A document type, and with it any entity of its own, is refused.
 * @param taken awaited often, so that what the reader has made can be taken away.
 * @throws AppError `spreadsheet_damaged` where it is no XML, `spreadsheet_too_large`; what the reader throws.
 */
export async function readXml(
  pieces: AsyncIterable<Buffer>,
  reader: XmlReader,
  taken?: () => Promise<void> | undefined,
): Promise<void> {
  const parser = new Parser(reader);
  let decoder: ReturnType<typeof createTextStream> | undefined;
  for await (const piece of pieces) {
    decoder ??= createTextStream(byMark(piece)?.encoding ?? "utf-8");
    const text = parser.thin(decoder.push(piece));
    for (let at = 0; at < text.length; at += SLICE) {
      parser.write(text.slice(at, at + SLICE));
      await taken?.();
    }
  }
  parser.end(decoder?.end() ?? "");
  await taken?.();
}

class Parser {
  readonly #saxes = new SaxesParser({ position: false, xmlns: false });
  #depth = 0;
  #quiet = 0;
  #run = 0;

  constructor(reader: XmlReader) {
    const refuse = (): never => {
      throw damaged();
    };
    this.#saxes.on("error", refuse);
    this.#saxes.on("doctype", refuse);
    this.#saxes.on("opentag", ({ name, attributes }) => {
      this.#depth += 1;
      if (this.#depth > DEPTH_MAX) throw damaged();
      this.#quiet = 0;
      reader.open?.(local(name), attributes);
    });
    this.#saxes.on("closetag", ({ name }) => {
      this.#depth -= 1;
      this.#quiet = 0;
      reader.close?.(local(name));
    });
    const text = (more: string): void => reader.text?.(more);
    this.#saxes.on("text", text);
    this.#saxes.on("cdata", text);
  }

  write(text: string): void {
    this.#quiet += text.length;
    if (this.#quiet > QUIET_MAX) throw tooLarge();
    this.#saxes.write(text);
  }

  end(rest: string): void {
    this.#saxes.write(this.thin(rest)).close();
  }

  /** Leaves out what is beyond RUN_MAX of a run of text, but for the end of an entity that it begins with. */
  thin(text: string): string {
    const before = this.#run;
    const next = text.indexOf("<");
    if (next !== -1) {
      this.#run = text.length - text.lastIndexOf("<");
      return before > RUN_MAX ? text.slice(next) : text;
    }
    this.#run += text.length;
    if (this.#run <= RUN_MAX) return text;
    return before > RUN_MAX ? "" : text.slice(0, text.slice(0, ENTITY_MAX).indexOf(";") + 1);
  }
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);
