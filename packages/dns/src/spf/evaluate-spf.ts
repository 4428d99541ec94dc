import type { Resolve } from "../look.ts";
import { dataText, type RecordData } from "../record.ts";
import { expandMacros, type SpfSender } from "./expand-macros.ts";
import { isWithin, parseAddress } from "./ip-address.ts";
import {
  isMechanism,
  isSpf,
  parseSpf,
  redirectOf,
  type Qualifier,
  type SpfMechanism,
  type SpfRecord,
} from "./parse-spf.ts";
import { LOOKUPS_MAX, VOID_LOOKUPS_MAX } from "./walk-spf.ts";

/** What a receiver makes of a sender (RFC 7208 2.6). */
export type SpfResult = "none" | "neutral" | "pass" | "fail" | "softfail" | "temperror" | "permerror";

export interface SpfOutcome {
  readonly result: SpfResult;
  /** The term that decided; undefined where none did. */
  readonly term: string | undefined;
  readonly lookups: number;
}

const resultOf: Record<Qualifier, SpfResult> = { "+": "pass", "-": "fail", "~": "softfail", "?": "neutral" };

/** Hosts that one mx or ptr may name (4.6.4). */
const HOSTS_MAX = 10;

/** Ends an evaluation at once, from wherever it is. */
class Ended extends Error {
  readonly result: "temperror" | "permerror";
  constructor(result: "temperror" | "permerror") {
    super(result);
    this.result = result;
  }
}

interface Evaluation {
  readonly sender: SpfSender;
  readonly resolve: Resolve;
  lookups: number;
  voids: number;
}

/**
 * `check_host` (RFC 7208 4): what a receiver would say of a mail from this sender.
 * @param domain the domain of the envelope, or the HELO name for a bounce.
 */
export async function evaluateSpf(domain: string, sender: SpfSender, resolve: Resolve): Promise<SpfOutcome> {
  const evaluation: Evaluation = { sender, resolve, lookups: 0, voids: 0 };
  try {
    const found = await checkHost(evaluation, domain);
    return { ...found, lookups: evaluation.lookups };
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    return { result: error.result, term: undefined, lookups: evaluation.lookups };
  }
}

interface Found {
  readonly result: SpfResult;
  readonly term: string | undefined;
}

async function checkHost(evaluation: Evaluation, domain: string): Promise<Found> {
  const labels = domain.split(".");
  if (labels.length < 2 || labels.some((label) => label === "" || label.length > 63))
    return { result: "none", term: undefined };
  const answer = await evaluation.resolve(domain, "TXT");
  if (!["records", "nodata", "nxdomain"].includes(answer.kind)) throw new Ended("temperror");
  const [text, second] = answer.records.map(dataText).filter(isSpf);
  if (text === undefined) return { result: "none", term: undefined };
  if (second !== undefined) throw new Ended("permerror");
  const record = parseSpf(text);
  if (record.fault !== undefined) throw new Ended("permerror");
  return evaluate(evaluation, record, domain);
}

async function evaluate(evaluation: Evaluation, record: SpfRecord, domain: string): Promise<Found> {
  for (const term of record.terms.filter(isMechanism)) {
    if (await matches(evaluation, term, domain)) return { result: resultOf[term.qualifier], term: term.text };
  }
  const redirect = redirectOf(record);
  if (redirect === undefined) return { result: "neutral", term: undefined };
  spend(evaluation);
  const found = await checkHost(evaluation, expandMacros(redirect, evaluation.sender, domain));
  // There is no record where the redirect leads (6.1).
  if (found.result === "none") throw new Ended("permerror");
  return found;
}

function spend(evaluation: Evaluation): void {
  evaluation.lookups += 1;
  if (evaluation.lookups > LOOKUPS_MAX) throw new Ended("permerror");
}

async function look(
  evaluation: Evaluation,
  name: string,
  type: "A" | "AAAA" | "MX",
): Promise<readonly RecordData[]> {
  const { kind, records } = await evaluation.resolve(name, type);
  if (kind === "records") return records.filter((record) => record.type === type);
  if (kind !== "nodata" && kind !== "nxdomain") throw new Ended("temperror");
  evaluation.voids += 1;
  if (evaluation.voids > VOID_LOOKUPS_MAX) throw new Ended("permerror");
  return [];
}

async function hasAddress(evaluation: Evaluation, name: string, term: SpfMechanism): Promise<boolean> {
  const { ip } = evaluation.sender;
  const records = await look(evaluation, name, ip.version === 4 ? "A" : "AAAA");
  const prefix = ip.version === 4 ? term.prefix4 : term.prefix6;
  return records.some((record) => {
    const address = "address" in record ? parseAddress(record.address) : undefined;
    return address !== undefined && isWithin(ip, address, prefix);
  });
}

function isInNetwork({ ip }: SpfSender, term: SpfMechanism): boolean {
  const network = parseAddress(term.address ?? "");
  const prefix = term.name === "ip4" ? term.prefix4 : term.prefix6;
  return network !== undefined && isWithin(ip, network, prefix);
}

async function matches(evaluation: Evaluation, term: SpfMechanism, domain: string): Promise<boolean> {
  const { sender } = evaluation;
  if (term.name === "all") return true;
  if (term.name === "ip4" || term.name === "ip6") return isInNetwork(sender, term);
  spend(evaluation);
  const target = term.domain === undefined ? domain : expandMacros(term.domain, sender, domain);
  if (term.name === "include") return includes(evaluation, target);
  if (term.name === "a") return hasAddress(evaluation, target, term);
  if (term.name === "mx") return hasExchange(evaluation, target, term);
  // ptr is not to be used (5.5); it never matches here, and what it costs is counted.
  return term.name === "exists" && (await look(evaluation, target, "A")).length > 0;
}

/** Only a pass of the included record matches; one that has none is a permanent error (5.2). */
async function includes(evaluation: Evaluation, target: string): Promise<boolean> {
  const { result } = await checkHost(evaluation, target);
  if (result === "none") throw new Ended("permerror");
  return result === "pass";
}

async function hasExchange(evaluation: Evaluation, target: string, term: SpfMechanism): Promise<boolean> {
  const exchanges = (await look(evaluation, target, "MX")).flatMap((record) =>
    "exchange" in record && record.exchange !== "" ? [record.exchange] : [],
  );
  if (exchanges.length > HOSTS_MAX) throw new Ended("permerror");
  for (const exchange of exchanges) if (await hasAddress(evaluation, exchange, term)) return true;
  return false;
}
