import type { Tx } from "@rookery/db";
import type { Jobs, QueueName } from "./queue.ts";

/**
 * Queues a job inside the caller's transaction: rolled back with it, picked up when it commits, or so many seconds after it
 * began.
 */
export async function enqueue<Name extends QueueName>(
  tx: Tx,
  queue: Name,
  data: Jobs[Name],
  waitSeconds = 0,
): Promise<void> {
  await tx.$queryRaw`
    SELECT enqueue_job(${queue}, ${JSON.stringify(data)}::jsonb, make_interval(secs => ${waitSeconds}))::text`;
}
