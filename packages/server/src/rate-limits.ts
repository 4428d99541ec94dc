import { createHash } from "node:crypto";
import { systemPoolOf, type Db } from "@rookery/db";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "./errors.ts";

/** How often something may be tried: `points` in `seconds`. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

export const limits = {
  /** Wrong passwords of one account from one network; the outsider is slowed, the owner elsewhere is not. */
  signInAccount: { points: 5, seconds: 15 * 60 },
  signInNetwork: { points: 100, seconds: 15 * 60 },
  signUpNetwork: { points: 20, seconds: 60 * 60 },
  mailAccount: { points: 5, seconds: 60 * 60 },
  mailNetwork: { points: 50, seconds: 60 * 60 },
  tokenNetwork: { points: 60, seconds: 15 * 60 },
  /** Looks at one domain that people ask for; the schedule looks by itself. */
  domainCheck: { points: 6, seconds: 60 },
  domainCheckDay: { points: 300, seconds: 24 * 60 * 60 },
  /** Looks at one domain that the schedule takes a day, whatever its zone does. */
  domainSchedule: { points: 200, seconds: 24 * 60 * 60 },
  /** Visitors' pages by link; an office behind one address opens and watches a few. */
  handoffNetwork: { points: 300, seconds: 15 * 60 },
  /** Tenants that one person adds; more is a machine at work. */
  tenantsPerson: { points: 10, seconds: 24 * 60 * 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

export interface RateLimits {
  /**
   * Counts one try, atomically over all processes.
   * @throws AppError limited, with the seconds until the next try.
   */
  spend(name: LimitName, key: string): Promise<void>;
  /** Forgets every try of the key, as after a right password. */
  forget(name: LimitName, key: string): Promise<void>;
  /** Gives one try back and leaves the others counted. */
  giveBack(name: LimitName, key: string): Promise<void>;
}

/** Counters in PostgreSQL; while it cannot be reached, each process counts for itself. */
export function createRateLimits(db: Db): RateLimits {
  const limiters = new Map(
    Object.entries(limits).map(([name, limit]) => {
      const options = { keyPrefix: name, points: limit.points, duration: limit.seconds };
      const limiter = new RateLimiterPostgres({
        ...options,
        storeClient: systemPoolOf(db),
        tableName: "rate_limits",
        tableCreated: true,
        clearExpiredByTimeout: false,
        insuranceLimiter: new RateLimiterMemory(options),
      });
      return [name, limiter] as const;
    }),
  );
  const of = (name: LimitName): RateLimiterPostgres => limiters.get(name) as RateLimiterPostgres;
  // As long as the column whatever the key, and no stranger's address stands in the table.
  const digest = (key: string): string => createHash("sha256").update(key).digest("base64url");
  return {
    spend: async (name, key) => {
      try {
        await of(name).consume(digest(key));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new AppError("limited", "too_many_requests", { retryAfterSeconds });
      }
    },
    forget: async (name, key) => {
      await of(name).delete(digest(key));
    },
    giveBack: async (name, key) => {
      await of(name).reward(digest(key));
    },
  };
}
