import { dmarcPolicies, type Dmarc, type DmarcPolicy } from "../policies/dmarc.ts";

export interface LadderStep {
  readonly policy: DmarcPolicy;
  readonly state: "done" | "here" | "next" | "later";
}

export interface DmarcLadder {
  readonly steps: readonly LadderStep[];
  /** What the next step waits for; empty where it may be taken, or where the top is reached. */
  readonly waitsFor: readonly ("policy" | "spf_and_dkim" | "time")[];
}

/** Days of undisturbed sending before mail that fails is put aside, and before it is refused. */
const WAIT_DAYS: Record<DmarcPolicy, number> = { none: 14, quarantine: 30, reject: 0 };

export interface LadderFacts {
  readonly published: Dmarc | undefined;
  readonly isSigned: boolean;
  /** Days for which SPF, DKIM and this policy have stood without a fault. */
  readonly undisturbedDays: number;
}

/** From seeing to refusing, one step after the other; a policy that stands is never lowered. */
export function dmarcLadder({ published, isSigned, undisturbedDays }: LadderFacts): DmarcLadder {
  const here = published ? dmarcPolicies.indexOf(published.policy) : -1;
  const steps = dmarcPolicies.map((policy, index): LadderStep => {
    const state = index < here ? "done" : index === here ? "here" : index === here + 1 ? "next" : "later";
    return { policy, state };
  });
  const current = dmarcPolicies[here];
  if (current === undefined) return { steps, waitsFor: ["policy"] };
  if (current === "reject") return { steps, waitsFor: [] };
  return {
    steps,
    waitsFor: [
      ...(isSigned ? [] : (["spf_and_dkim"] as const)),
      ...(undisturbedDays >= WAIT_DAYS[current] ? [] : (["time"] as const)),
    ],
  };
}
