import { pendingMigrations, systemPoolOf, type Db } from "@rookery/db";
import type { Queue } from "./jobs/queue.ts";

export interface Health {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

/** An answer is at most so old, and a check waits at most so long: together under the two seconds that were promised. */
export const CHECK_MS = 500;
export const ANSWER_MS = 1_400;

/** Readiness, looked at twice a second however often it is asked, so that asking cannot load the database. */
export function createHealth(db: Db, queue: Queue): { current(): Promise<Health>; drain(): void } {
  let draining = false;
  let last: { at: number; health: Promise<Health> } | undefined;

  async function check(name: string, work: () => Promise<string>): Promise<[string, string]> {
    const late = new Promise<string>((resolve) => setTimeout(() => resolve("no answer"), ANSWER_MS).unref());
    return [name, await Promise.race([work().catch((error: unknown) => (error as Error).message), late])];
  }

  async function look(): Promise<Health> {
    const checks = Object.fromEntries(
      await Promise.all([
        check("database", () => db.ping().then(() => "ok")),
        check("migrations", async () => {
          const pending = await pendingMigrations(systemPoolOf(db));
          return pending.length === 0 ? "ok" : `pending: ${pending.join(", ")}`;
        }),
        check("queue", () => queue.depth().then(() => "ok")),
      ]),
    );
    return { ready: Object.values(checks).every((each) => each === "ok"), checks };
  }

  return {
    current: async () => {
      if (draining) return { ready: false, checks: { shutdown: "draining" } };
      if (!last || performance.now() - last.at > CHECK_MS) last = { at: performance.now(), health: look() };
      return last.health;
    },
    drain: () => {
      draining = true;
    },
  };
}
