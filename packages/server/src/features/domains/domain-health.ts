import type { Verdict } from "@rookery/dns";
import type { VerificationStatus } from "./domains.schema.ts";

/** What one look came to. `unknown`: something required could not be seen, and nothing was seen to be wrong. */
export type CheckOutcome = "good" | "bad" | "unknown";

export interface DomainHealth {
  readonly status: VerificationStatus;
  readonly verifiedAt: Date | null;
  readonly badLooks: number;
  readonly degradedAt: Date | null;
}

/** Bad looks in a row that a verified domain is forgiven: one wrong answer is often a server's, not the zone's. */
export const FORGIVEN_LOOKS = 3;

const stands = ({ state }: Verdict): boolean => state === "verified" || state === "stale";

/**
 * Only what is required decides; advice does not.
 * @param isWhole false while the mail server has not made the domain's key: then not all that is required is known.
 */
export function outcomeOf(verdicts: readonly Verdict[], isWhole: boolean): CheckOutcome {
  const required = verdicts.filter(({ record }) => record.isRequired);
  const open = required.filter((verdict) => !stands(verdict));
  if (open.length === 0) return isWhole ? "good" : "unknown";
  return open.some(({ state }) => state !== "unreachable") ? "bad" : "unknown";
}

/**
 * The domain's health after a look. Trouble of a server changes nothing; a verified domain is degraded after several bad
 * looks in a row and not after one; what was never verified is pending as long as records are merely missing.
 */
export function healthAfter(
  before: DomainHealth,
  verdicts: readonly Verdict[],
  { now, isWhole }: { now: Date; isWhole: boolean },
): DomainHealth {
  const outcome = outcomeOf(verdicts, isWhole);
  if (outcome === "unknown") return before;
  if (outcome === "good")
    return { status: "verified", verifiedAt: before.verifiedAt ?? now, badLooks: 0, degradedAt: null };
  const badLooks = before.badLooks + 1;
  if (before.verifiedAt === null) return { ...before, status: statusOf(verdicts), badLooks };
  if (badLooks < FORGIVEN_LOOKS) return { ...before, badLooks };
  return { ...before, status: statusOf(verdicts), badLooks, degradedAt: before.degradedAt ?? now };
}

/** The seed's status: wrong or conflicting records are failed, absent ones pending (decision 004). */
function statusOf(verdicts: readonly Verdict[]): VerificationStatus {
  const isWrong = verdicts.some(
    ({ record, state }) => record.isRequired && (state === "mismatch" || state === "conflict"),
  );
  return isWrong ? "failed" : "pending";
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Until the next look, the longer nothing changes: people publish records in the first minutes, or days later. */
const waits = [
  30,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
];
const AFTER_VERIFIED = 6 * HOUR;
const WHILE_DOUBTED = 20 * MINUTE;

/**
 * Seconds until the next look. A domain that has stood is looked at four times a day, and more often while it is doubted; a
 * stale cache is waited for.
 * @param attempts looks so far that did not verify.
 * @param chance 0 to 1: up to a tenth is added, so that domains of one import do not come due together for ever.
 */
export function secondsUntilNext(
  health: DomainHealth,
  looked: { attempts: number; secondsLeft: number | undefined },
  chance: number,
): number {
  const { status, verifiedAt, badLooks } = health;
  const base =
    status === "verified" && badLooks === 0
      ? AFTER_VERIFIED
      : verifiedAt !== null
        ? WHILE_DOUBTED
        : (waits[Math.min(looked.attempts, waits.length - 1)] ?? HOUR);
  const untilFresh = looked.secondsLeft === undefined ? base : Math.max(30, looked.secondsLeft + 5);
  return Math.round(Math.min(base, untilFresh) * (1 + chance / 10));
}
