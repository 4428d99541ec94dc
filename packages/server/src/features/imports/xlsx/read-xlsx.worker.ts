import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { AppError, type Reason } from "../../../errors.ts";
import { CsvLines } from "./csv-lines.ts";
import { readNumberFormats } from "./number-formats.ts";
import { openWorkbook } from "./open-workbook.ts";
import { readXml } from "./read-xml.ts";
import { readSharedStrings, SharedStrings } from "./shared-strings.ts";
import { SheetRows } from "./sheet-rows.ts";
import type { XlsxFile } from "./xlsx-file.ts";

/** What is wanted of a file: its sheets, or the lines of one. */
export interface XlsxTask {
  readonly sizeBytes: number;
  /** Place of the sheet in the workbook, from 0; without it the sheets are listed. */
  readonly sheet: number | undefined;
}

export interface Workbook {
  /** Sheets with cells, in the order of their tabs. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
}

export type ToXlsxWorker = { kind: "bytes"; bytes: Uint8Array } | { kind: "took" };
export type FromXlsxWorker =
  | { kind: "need"; start: number; length: number }
  | { kind: "workbook"; workbook: Workbook }
  | { kind: "csv"; bytes: Uint8Array }
  | { kind: "end" }
  | { kind: "refused"; reason: Reason };

/** Pieces of CSV that may wait for their reader. */
const PIECES_AHEAD = 4;

/** The body of the thread that opens strangers' archives: it has its own memory limit, and gets bytes and no file names. */
class XlsxWorker {
  readonly #port: MessagePort;
  readonly #task: XlsxTask;
  #credits = PIECES_AHEAD;
  #resume = (): void => undefined;
  /** Who waits for bytes, in the order of asking. */
  readonly #asking: ((bytes: Uint8Array) => void)[] = [];

  constructor(port: MessagePort, task: XlsxTask) {
    this.#port = port;
    this.#task = task;
    port.on("message", (message: ToXlsxWorker) => {
      if (message.kind === "bytes") this.#asking.shift()?.(message.bytes);
      else {
        this.#credits += 1;
        this.#resume();
      }
    });
  }

  async run(): Promise<void> {
    try {
      if (this.#task.sheet === undefined) await this.#list();
      else await this.#print(this.#task.sheet);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#say({ kind: "refused", reason: error.reason });
    }
  }

  async #list(): Promise<void> {
    const { sheets } = await openWorkbook(this.#file());
    const workbook = { sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })) };
    this.#say({ kind: "workbook", workbook });
  }

  async #print(sheet: number): Promise<void> {
    const { parts, sheets, is1904, styles, sharedStrings } = await openWorkbook(this.#file());
    const chosen = sheets[sheet];
    if (!chosen) throw new AppError("invalid", "invalid_input");
    const strings = sharedStrings ? await readSharedStrings(parts.bytes(sharedStrings)) : new SharedStrings();
    const formats = styles ? await readNumberFormats(parts.bytes(styles)) : [];
    const lines = new CsvLines();
    const rows = new SheetRows({ strings, formats, is1904 }, lines);
    await readXml(parts.bytes(chosen.part), rows, () => this.#put(lines.take()));
    await this.#put(lines.end());
    this.#say({ kind: "end" });
  }

  #put(pieces: readonly Uint8Array[]): Promise<void> | undefined {
    return pieces.length === 0 ? undefined : this.#putAll(pieces);
  }

  async #putAll(pieces: readonly Uint8Array[]): Promise<void> {
    for (const bytes of pieces) {
      while (this.#credits <= 0) await new Promise<void>((resolve) => (this.#resume = resolve));
      this.#credits -= 1;
      this.#port.postMessage({ kind: "csv", bytes } satisfies FromXlsxWorker, [bytes.buffer as ArrayBuffer]);
    }
  }

  #file(): XlsxFile {
    return {
      sizeBytes: this.#task.sizeBytes,
      read: (start, length) => {
        this.#say({ kind: "need", start, length });
        return new Promise((resolve) => this.#asking.push(resolve));
      },
    };
  }

  #say(message: FromXlsxWorker): void {
    this.#port.postMessage(message, []);
  }
}

if (parentPort) await new XlsxWorker(parentPort, workerData as XlsxTask).run();
