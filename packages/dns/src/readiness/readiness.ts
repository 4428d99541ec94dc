import type { Purpose } from "../expected-record.ts";
import type { Verdict } from "../verdict.ts";

export const receivers = ["gmail", "yahoo", "microsoft", "apple"] as const;
export type Receiver = (typeof receivers)[number];

/** What large receivers ask of a domain that sends to them, as far as its DNS can show it. */
export type Demand =
  | "spf"
  | "dkim"
  | "dmarc"
  | "aligned"
  | "reachable"
  | "one_click"
  | "reverse_dns"
  | "low_complaints";

export interface ReadinessLine {
  readonly demand: Demand;
  /** `elsewhere`: no record of the domain tells; the platform's servers and its sending keep it. */
  readonly state: "met" | "unmet" | "unknown" | "elsewhere";
  /** The verdict that says why it is unmet, by its record's key. */
  readonly because: string | undefined;
}

export interface Readiness {
  readonly receiver: Receiver;
  readonly lines: readonly ReadinessLine[];
  readonly isReady: boolean;
}

/** Published rules of 2024 to 2026; from about 5,000 messages a day all of it is asked for. */
const demands: Record<Receiver, readonly Demand[]> = {
  gmail: ["spf", "dkim", "dmarc", "aligned", "reverse_dns", "one_click", "low_complaints"],
  yahoo: ["spf", "dkim", "dmarc", "aligned", "reverse_dns", "one_click", "low_complaints"],
  microsoft: ["spf", "dkim", "dmarc", "aligned", "reachable", "one_click"],
  apple: ["spf", "dkim", "dmarc", "aligned", "reverse_dns", "one_click"],
};

const seen: Partial<Record<Demand, Purpose>> = {
  spf: "spf",
  dkim: "dkim",
  dmarc: "dmarc",
  aligned: "return_path",
};

function lineOf(demand: Demand, verdicts: readonly Verdict[]): ReadinessLine {
  const purpose = demand === "reachable" ? "mx" : seen[demand];
  if (purpose === undefined) return { demand, state: "elsewhere", because: undefined };
  const own = verdicts.filter(
    ({ record }) => record.purpose === purpose && (record.isRequired || purpose === "mx"),
  );
  // Whose mail is taken in elsewhere is reachable there.
  if (own.length === 0)
    return { demand, state: demand === "reachable" ? "met" : "unmet", because: undefined };
  const isMet = ({ state }: Verdict) => state === "verified" || state === "stale";
  const open = own.find((verdict) => !isMet(verdict));
  // A signature in the domain's own name is aligned by itself.
  if (demand === "aligned" && open && lineOf("dkim", verdicts).state === "met")
    return { demand, state: "met", because: undefined };
  if (!open) return { demand, state: "met", because: undefined };
  return { demand, state: open.state === "unreachable" ? "unknown" : "unmet", because: open.record.key };
}

/** Per receiver what it asks, and whether the domain meets it; each unmet line names the verdict with cause and edit. */
export function readinessOf(verdicts: readonly Verdict[]): Readiness[] {
  return receivers.map((receiver) => {
    const lines = demands[receiver].map((demand) => lineOf(demand, verdicts));
    return { receiver, lines, isReady: lines.every(({ state }) => state === "met" || state === "elsewhere") };
  });
}
