import { parentPort, workerData } from "node:worker_threads";
import { createCsvReader } from "./csv-records.ts";
import { LeadBatches, type BatchPlan, type LeadBatch } from "./lead-batches.ts";
import { createTextStream } from "./text-encoding.ts";
import type { Delimiter, Encoding } from "./imports.rules.ts";

export interface ReadPlan extends BatchPlan {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Batches that may wait for their reader. */
  readonly batchesAhead: number;
  /** Records of a file; more are refused, because each costs memory as long as the file is read. */
  readonly recordsMax: number;
}

export interface ReadBatch extends LeadBatch {
  /** Bytes of the file read so far. */
  readonly bytes: number;
  readonly isLast: boolean;
}

export type ToWorker = { kind: "bytes"; bytes: Uint8Array } | { kind: "end" } | { kind: "took" };
export type FromWorker = { kind: "need" } | { kind: "batch"; batch: ReadBatch } | { kind: "too_many" };

/** The body of the thread that parses strangers' files: it has its own memory limit, and gets bytes and no file names. */
function readLeads(port: NonNullable<typeof parentPort>, plan: ReadPlan): void {
  const stream = createTextStream(plan.encoding);
  const reader = createCsvReader(plan.delimiter);
  const batches = new LeadBatches(plan);
  let bytes = 0;
  let credits = plan.batchesAhead;
  let records = 0;
  const say = (message: FromWorker): void => port.postMessage(message);
  let isIdle = false;

  const post = (batch: LeadBatch, isLast: boolean): void => {
    credits -= 1;
    say({ kind: "batch", batch: { ...batch, bytes, isLast } });
  };
  const takeText = (text: string): void => {
    const found = reader.push(text);
    records += found.length;
    if (records > plan.recordsMax) return say({ kind: "too_many" });
    for (const batch of batches.take(found)) post(batch, false);
    isIdle = credits <= 0;
    if (!isIdle) say({ kind: "need" });
  };

  port.on("message", (message: ToWorker) => {
    if (message.kind === "took") {
      credits += 1;
      if (isIdle && credits > 0) {
        isIdle = false;
        say({ kind: "need" });
      }
    } else if (message.kind === "bytes") {
      bytes += message.bytes.length;
      takeText(stream.push(message.bytes));
    } else {
      const rest = [...reader.push(stream.end()), ...reader.end()];
      for (const batch of batches.take(rest)) post(batch, false);
      post(batches.rest(), true);
    }
  });
  say({ kind: "need" });
}

if (parentPort) readLeads(parentPort, workerData as ReadPlan);
