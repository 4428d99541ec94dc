import { createHash } from "node:crypto";
import { readRowsAsSystem, systemPoolOf, type Db } from "@rookery/db";
import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import { AppError } from "./errors.ts";

/** How often something may be tried: `points` in `seconds`. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

export const limits = {
  /** Wrong passwords of one account from one network; the outsider is slowed, the owner elsewhere is not. */
  signInAccount: { points: 5, seconds: 15 * 60 },
  /** Codes of one person from one network or known device; the password was right already. */
  secondFactor: { points: 5, seconds: 15 * 60 },
  /** Codes of one person from all unknown devices together: whoever has the password has many networks. */
  secondFactorPerson: { points: 50, seconds: 24 * 60 * 60 },
  /** Passwords and codes that a signed-in person gives once more. */
  confirmPerson: { points: 5, seconds: 15 * 60 },
  passkeyNetwork: { points: 100, seconds: 15 * 60 },
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
  /** Tries of a mailbox that a person asks for: none guesses passwords of others through us. */
  probePerson: { points: 40, seconds: 15 * 60 },
  findSettings: { points: 60, seconds: 15 * 60 },
  probeTenant: { points: 200, seconds: 60 * 60 },
  consentPerson: { points: 30, seconds: 15 * 60 },
  accountCheck: { points: 6, seconds: 5 * 60 },
  /** Visitors' pages by link; an office behind one address opens and watches a few. */
  handoffNetwork: { points: 300, seconds: 15 * 60 },
  /** Pages of people who want no more mail; mail programs come through few addresses. */
  unsubscribeNetwork: { points: 1_000, seconds: 15 * 60 },
  /** Drafts that are looked at and linted while somebody types. */
  templateRender: { points: 1_000, seconds: 15 * 60 },
  templateTestPerson: { points: 20, seconds: 60 * 60 },
  templateTestTenant: { points: 200, seconds: 24 * 60 * 60 },
  /** Pictures that a tenant has drawn anew, each in a process of its own. */
  brandPictures: { points: 60, seconds: 15 * 60 },
  /** Pictures are kept for good, at up to a megabyte and a half each. */
  brandPicturesDay: { points: 300, seconds: 24 * 60 * 60 },
  /** Hosts that a tenant tries to have: each is looked for at once. */
  hostsTenant: { points: 50, seconds: 24 * 60 * 60 },
  /** One lead's link, however it is pressed: it takes locks in the tenant's leads. */
  unsubscribeLead: { points: 20, seconds: 15 * 60 },
  /** Tenants that one person adds; more is a machine at work. */
  tenantsPerson: { points: 10, seconds: 24 * 60 * 60 },
  /** Mails that a tenant makes us send to strangers. */
  invitesTenant: { points: 500, seconds: 24 * 60 * 60 },
  invitesMember: { points: 50, seconds: 24 * 60 * 60 },
  inviteMail: { points: 5, seconds: 24 * 60 * 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** What is counted: one thing, or one thing of an account, so that all of the account can be found and lifted. */
export type LimitKey = string | readonly [account: string, of: string];

export interface CountedAccount {
  readonly account: string;
  /** How many tries of one place are let through. */
  readonly points: number;
}

export interface Held {
  /** Places, such as networks and devices, that are held back now. */
  readonly places: number;
  /** When the last of them may try again. */
  readonly until: Date;
}

export interface RateLimits {
  /**
   * Counts one try, atomically over all processes.
   * @param points how many are let through, where a policy says another number than the limit.
   * @throws AppError limited, with the seconds until the next try.
   */
  spend(name: LimitName, key: LimitKey, points?: number): Promise<void>;
  /** Forgets every try of the key, as after a right password. */
  forget(name: LimitName, key: LimitKey): Promise<void>;
  /** Gives one try back and leaves the others counted. */
  giveBack(name: LimitName, key: LimitKey): Promise<void>;
  /** Of the accounts those with places that are over their points. */
  held(name: LimitName, accounts: readonly CountedAccount[]): Promise<Map<string, Held>>;
  /** Forgets every try of the account, wherever it came from. */
  lift(name: LimitName, account: string): Promise<void>;
}

/** The limiter counts, and this file judges: what is let through depends on a tenant's policy. */
const UNBOUNDED = 1_000_000_000;

/** Counters in PostgreSQL; while it cannot be reached, each process counts for itself. */
export function createRateLimits(db: Db): RateLimits {
  const limiters = new Map(
    Object.entries(limits).map(([name, limit]) => {
      const options = { keyPrefix: name, points: UNBOUNDED, duration: limit.seconds };
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
  const digestOne = (key: string): string => createHash("sha256").update(key).digest("base64url");
  const digest = (key: LimitKey): string =>
    typeof key === "string" ? digestOne(key) : key.map(digestOne).join(".");
  /** First key of the account, and the first one after its last: `/` follows `.` in the order of bytes. */
  const range = (name: LimitName, account: string): [string, string] => {
    const start = `${name}:${digestOne(account)}`;
    return [`${start}.`, `${start}/`];
  };
  return {
    spend: async (name, key, points = limits[name].points) => {
      const counted = await of(name).consume(digest(key));
      if (counted.consumedPoints <= points) return;
      const retryAfterSeconds = Math.max(1, Math.ceil(counted.msBeforeNext / 1000));
      throw new AppError("limited", "too_many_requests", { retryAfterSeconds });
    },
    held: async (name, accounts) => {
      const ranges = accounts.map(({ account }) => range(name, account));
      const rows = await readRowsAsSystem<{ account: string; places: number; until: string }>(db, "limits", {
        name: "limits_held",
        text: `SELECT of.account, count(*)::int AS places, max(l.expire)::text AS until
               FROM unnest($1::text[], $2::text[] COLLATE "C", $3::text[] COLLATE "C", $4::int[]) AS of (account, first, after, points)
               JOIN rate_limits l ON l.key >= of.first AND l.key < of.after
               WHERE l.points > of.points AND l.expire > extract(epoch FROM now()) * 1000 GROUP BY of.account`,
        values: [
          accounts.map(({ account }) => account),
          ranges.map(([first]) => first),
          ranges.map(([, after]) => after),
          accounts.map(({ points }) => points),
        ],
      });
      return new Map(
        rows.map(({ account, places, until }) => [account, { places, until: new Date(Number(until)) }]),
      );
    },
    lift: async (name, account) => {
      await readRowsAsSystem(db, "limits", {
        name: "limits_lift",
        text: "DELETE FROM rate_limits WHERE key >= $1 AND key < $2",
        values: range(name, account),
      });
    },
    forget: async (name, key) => {
      await of(name).delete(digest(key));
    },
    giveBack: async (name, key) => {
      await of(name).reward(digest(key));
    },
  };
}
