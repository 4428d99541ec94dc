import type { Tx } from "@rookery/db";
import pg from "pg";
import type { Logger } from "pino";

/** One channel for all news; the payload names what changed and carries nothing of it. */
export const EVENTS_CHANNEL = "rookery_events";

const POLL_MS = 5_000;
const RECONNECT_MS = 1_000;

/** Tells whoever watches the topic, when the transaction commits. */
export async function tellNews(tx: Tx, topic: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${EVENTS_CHANNEL}, ${topic})::text`;
}

export interface LiveEvents {
  /**
   * Yields once at the start and then whenever `topic` has news, or every 5 seconds while the listening connection is down.
   * Ends when `signal` aborts. The reader fetches what it may see by itself.
   */
  watch(topic: string, signal: AbortSignal): AsyncGenerator<void>;
  close(): Promise<void>;
}

/** @param listenUrl a direct address: LISTEN does not pass a transaction pooler. */
export function createLiveEvents(listenUrl: string, log: Logger): LiveEvents {
  const watchers = new Map<string, Set<() => void>>();
  let client: pg.Client | undefined;
  let closed = false;

  const wakeAll = () => {
    for (const set of watchers.values()) for (const wake of set) wake();
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: listenUrl, keepAlive: true });
    let isLost = false;
    // Told by the connection's end, by the failure to open it, or by both: two tries for each that failed would double every second.
    const lost = () => {
      if (isLost) return;
      isLost = true;
      if (client === next) client = undefined;
      if (!closed) setTimeout(() => void connect(), RECONNECT_MS).unref();
    };
    next.on("error", () => undefined);
    next.once("end", lost);
    next.on("notification", ({ payload }) => {
      for (const wake of watchers.get(payload ?? "") ?? []) wake();
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${EVENTS_CHANNEL}`);
      client = next;
      wakeAll();
    } catch (error) {
      log.warn({ error: (error as Error).message }, "listening connection lost, polling");
      await next.end().catch(() => undefined);
      lost();
    }
  }
  void connect();

  return {
    async *watch(topic, signal) {
      let fresh = true;
      let wake: () => void = () => undefined;
      const onNews = () => {
        fresh = true;
        wake();
      };
      const set = watchers.get(topic) ?? new Set();
      watchers.set(topic, set.add(onNews));
      const timer = setInterval(() => (client ? undefined : onNews()), POLL_MS);
      signal.addEventListener("abort", onNews);
      try {
        while (!signal.aborted && !closed) {
          if (!fresh) await new Promise<void>((resolve) => (wake = resolve));
          if (signal.aborted || closed) return;
          fresh = false;
          yield;
        }
      } finally {
        clearInterval(timer);
        signal.removeEventListener("abort", onNews);
        set.delete(onNews);
        if (set.size === 0) watchers.delete(topic);
      }
    },
    close: async () => {
      closed = true;
      wakeAll();
      await client?.end();
    },
  };
}
