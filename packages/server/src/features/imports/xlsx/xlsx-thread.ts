import { Worker } from "node:worker_threads";
import { AppError } from "../../../errors.ts";
import { tooLarge, type XlsxFile } from "./xlsx-file.ts";
import type { FromXlsxWorker, ToXlsxWorker, XlsxTask } from "./read-xlsx.worker.ts";

/** Most memory that reading a workbook may take; its table of texts lies outside of it and has a bound of its own. */
const WORKER_LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 32, stackSizeMb: 2 };

export interface XlsxListener {
  found(message: Exclude<FromXlsxWorker, { kind: "need" | "refused" }>): void;
  /** AppError for what is wrong with the file; what reading it throws. Called at most once. */
  failed(error: unknown): void;
}

export interface XlsxThread {
  /** One piece of CSV has been taken away, so that another may be made. */
  took(): void;
  end(): Promise<void>;
}

/** Starts the thread that reads a workbook, and gives it the bytes that it asks for. */
export function startXlsxThread(
  file: XlsxFile,
  sheet: number | undefined,
  listener: XlsxListener,
): XlsxThread {
  const worker = new Worker(new URL("./read-xlsx.worker.ts", import.meta.url), {
    workerData: { sizeBytes: file.sizeBytes, sheet } satisfies XlsxTask,
    resourceLimits: WORKER_LIMITS,
  });
  let isOver = false;
  const fail = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    listener.failed(error);
  };
  const say = (message: ToXlsxWorker, moved: ArrayBuffer[] = []): void => worker.postMessage(message, moved);
  let reads = Promise.resolve();
  const feed = async (start: number, length: number): Promise<void> => {
    if (isOver) return;
    // A copy: the bytes may be a view of more, all of which would be sent.
    const bytes = Uint8Array.from(await file.read(start, length));
    say({ kind: "bytes", bytes }, [bytes.buffer]);
  };
  worker.on("message", (message: FromXlsxWorker) => {
    // One after the other, because the answers are told apart by their order.
    if (message.kind === "need") reads = reads.then(() => feed(message.start, message.length)).catch(fail);
    else if (message.kind === "refused") fail(new AppError("invalid", message.reason));
    else if (!isOver) listener.found(message);
  });
  worker.on("error", (error: NodeJS.ErrnoException) =>
    fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge() : error),
  );
  worker.on("exit", () => fail(new Error("The thread that reads a workbook ended early")));
  return {
    took: () => say({ kind: "took" }),
    end: async () => {
      isOver = true;
      await worker.terminate();
    },
  };
}
