import type { Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import { AppError } from "../../errors.ts";
import type { FromWorker, ReadBatch, ReadPlan, ToWorker } from "./read-leads.worker.ts";

/** Most memory that reading a file may take; its table of seen addresses lies outside of it and is bounded by records. */
const WORKER_LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 };

/**
 * Reads a file's leads in a thread of its own, a few batches ahead of the caller.
 * @throws AppError `file_too_large` with more records than allowed, `import_failed` where the thread ran out of memory;
 * what reading the source throws.
 */
export async function* readBatches(source: Readable, plan: ReadPlan): AsyncGenerator<ReadBatch> {
  const worker = new Worker(new URL("./read-leads.worker.ts", import.meta.url), {
    workerData: plan,
    resourceLimits: WORKER_LIMITS,
  });
  const waiting: ReadBatch[] = [];
  let fault: unknown;
  let wake = (): void => undefined;
  const fail = (error: unknown): void => {
    fault ??= error;
    wake();
  };
  const pieces = source[Symbol.asyncIterator]();
  const say = (message: ToWorker): void => worker.postMessage(message, []);
  const feed = async (): Promise<void> => {
    const piece = (await pieces.next()) as IteratorResult<Uint8Array, undefined>;
    say(piece.done ? { kind: "end" } : { kind: "bytes", bytes: piece.value });
  };
  worker.on("message", (message: FromWorker) => {
    if (message.kind === "need") feed().catch(fail);
    else if (message.kind === "too_many")
      fail(new AppError("invalid", "file_too_large", { details: { records: plan.recordsMax } }));
    else {
      waiting.push(message.batch);
      wake();
    }
  });
  worker.on("error", (error: NodeJS.ErrnoException) =>
    fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new AppError("unavailable", "import_failed") : error),
  );
  try {
    for (;;) {
      if (waiting.length === 0 && fault === undefined) await new Promise<void>((resolve) => (wake = resolve));
      if (fault !== undefined) throw fault;
      const batch = waiting.shift();
      if (!batch) continue;
      say({ kind: "took" });
      yield batch;
      if (batch.isLast) return;
    }
  } finally {
    await worker.terminate();
    source.destroy();
  }
}
