import { beginsWithTag, parseTags, tagOf } from "./tag-list.ts";

export const dmarcPolicies = ["none", "quarantine", "reject"] as const;
export type DmarcPolicy = (typeof dmarcPolicies)[number];

export interface Dmarc {
  /** `none` where `p` is missing (RFC 9989 4.7). */
  readonly policy: DmarcPolicy;
  readonly hasPolicy: boolean;
  /** For sub-domains; `policy` where it is missing. */
  readonly subdomainPolicy: DmarcPolicy;
  /** For sub-domains that do not exist; `subdomainPolicy` where it is missing. */
  readonly missingPolicy: DmarcPolicy;
  /** `t=y`: quarantine acts as none, reject as quarantine. */
  readonly isTesting: boolean;
  /** `psd`: y = a public suffix operator's, n = an organisational domain, u = found by the walk. */
  readonly psd: "y" | "n" | "u";
  readonly dkimAlignment: "relaxed" | "strict";
  readonly spfAlignment: "relaxed" | "strict";
  /** Addresses of aggregate reports, as they stand. */
  readonly reportTo: readonly string[];
  /** Tags of RFC 7489 that RFC 9989 removed; old receivers may still honour them. */
  readonly removedTags: readonly string[];
  /** The first piece that cannot be read. */
  readonly fault: string | undefined;
}

const removed = ["pct", "rf", "ri"];

export const isDmarc = (text: string): boolean => beginsWithTag(text, "v", "DMARC1");

const isPolicy = (text: string): text is DmarcPolicy => dmarcPolicies.some((each) => each === text);

/** Reads a policy record (RFC 9989 4.7). Unknown tags are passed over, as receivers do; never throws. */
export function parseDmarc(text: string): Dmarc {
  const list = parseTags(text);
  const faults: string[] = list.fault === undefined ? [] : [list.fault];
  const choice = <T extends string>(name: string, known: readonly T[], otherwise: T): T => {
    const value = tagOf(list, name)?.toLowerCase();
    const found = known.find((each) => each === value);
    if (value !== undefined && found === undefined) faults.push(`${name}=${value}`);
    return found ?? otherwise;
  };
  const policy = choice("p", dmarcPolicies, "none");
  const subdomainPolicy = choice("sp", dmarcPolicies, policy);
  const reportTo = addresses(tagOf(list, "rua"));
  const badReport = reportTo.find((address) => !/^mailto:[^\s@]+@[^\s@!]+(![0-9]+[kmgt]?)?$/i.test(address));
  if (badReport !== undefined) faults.push(`rua=${badReport}`);
  return {
    policy,
    hasPolicy: isPolicy((tagOf(list, "p") ?? "").toLowerCase()),
    subdomainPolicy,
    missingPolicy: choice("np", dmarcPolicies, subdomainPolicy),
    isTesting: choice("t", ["y", "n"], "n") === "y",
    psd: choice("psd", ["y", "n", "u"], "u"),
    dkimAlignment: choice("adkim", ["r", "s"], "r") === "s" ? "strict" : "relaxed",
    spfAlignment: choice("aspf", ["r", "s"], "r") === "s" ? "strict" : "relaxed",
    reportTo,
    removedTags: removed.filter((name) => tagOf(list, name) !== undefined),
    fault: faults[0],
  };
}

const addresses = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);

/** How strict a policy is: 0 for none, 2 for reject. */
export const strictness = (policy: DmarcPolicy): number => dmarcPolicies.indexOf(policy);

/** The names at which receivers look for a policy, nearest first (the tree walk of RFC 9989 4.10): at most eight. */
export function dmarcWalk(domain: string): string[] {
  const labels = domain.split(".");
  // A longer name is cut to seven labels after the first look, so that nobody can make receivers ask without end.
  const starts = labels.map((_, index) => index);
  const walked = labels.length <= 8 ? starts : [0, ...starts.slice(labels.length - 7)];
  return walked.map((start) => `_dmarc.${labels.slice(start).join(".")}`);
}

/**
 * The organisational domain of a name, by the policies that were found on its walk (RFC 9989 4.10.2): the one that says
 * `psd=n`, the one below `psd=y`, else the one with the fewest labels, else the name itself.
 */
export function organizationalDomain(domain: string, found: ReadonlyMap<string, Dmarc>): string {
  const walked = dmarcWalk(domain).map((name) => name.slice("_dmarc.".length));
  let highest = domain;
  for (const name of walked) {
    const policy = found.get(`_dmarc.${name}`);
    if (!policy) continue;
    if (policy.psd === "n") return name;
    if (policy.psd === "y" && name !== domain) {
      const labels = domain.split(".");
      return labels.slice(-(name.split(".").length + 1)).join(".");
    }
    highest = name;
  }
  return highest;
}
