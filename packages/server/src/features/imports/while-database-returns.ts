import { setTimeout as sleep } from "node:timers/promises";
import { isUnavailable } from "@rookery/db";
import { JobPutBack } from "../../jobs/queue.ts";

/** How long a job waits for a database that is away before it leaves the job to the queue. */
const PATIENCE_MS = 60_000;

/**
 * Repeats what failed because the database was away; work that was done all the same finds that it was.
 * @throws JobPutBack on shutdown, and what makes the database unreachable after a minute.
 */
export async function whileDatabaseReturns<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > until) throw error;
      if (signal.aborted) throw new JobPutBack();
      await sleep(pauseMs);
    }
  }
}
