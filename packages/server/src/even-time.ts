import { setTimeout as delay } from "node:timers/promises";

/**
 * Answers no sooner than `ms` after the call, whether the work succeeds or fails, so that the time does not tell which
 * of two ways it took. `ms` stands well above the slower way's usual time.
 */
export async function evenTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const [done] = await Promise.allSettled([work(), delay(ms)]);
  if (done.status === "rejected") throw done.reason;
  return done.value;
}
