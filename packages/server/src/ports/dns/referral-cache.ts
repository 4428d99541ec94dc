import type { NameServer, ReferralCache } from "./find-zone.ts";

const ENTRIES_MAX = 2_000;
/** Registries change their servers rarely; a process that never forgot would ask the wrong ones for days. */
const KEPT_MAX_SECONDS = 3_600;

/** Remembers who serves the zones above registered domains, so that 500 checks do not ask the root 500 times. */
export function createReferralCache(now: () => number = Date.now): ReferralCache {
  const kept = new Map<string, { servers: readonly NameServer[]; until: number }>();
  return {
    get: (zone) => {
      const found = kept.get(zone);
      return found && found.until > now() ? found.servers : undefined;
    },
    set: (zone, servers, ttlSeconds) => {
      if (kept.size >= ENTRIES_MAX) kept.delete(kept.keys().next().value ?? "");
      kept.set(zone, { servers, until: now() + Math.min(ttlSeconds, KEPT_MAX_SECONDS) * 1_000 });
    },
  };
}
