import type { ExpectedRecord } from "./expected-record.ts";
import type { Observation } from "./look.ts";
import { isDmarc, organizationalDomain, parseDmarc, type Dmarc } from "./policies/dmarc.ts";

export interface Alignment {
  readonly mode: "relaxed" | "strict";
  /** The domain that signs, or that bounces go to. */
  readonly identifier: string;
  readonly isAligned: boolean;
}

/**
 * Whether a domain counts as the one in From (RFC 9989 4.4): the same name, or in relaxed mode the same organisational
 * domain, which is found by the tree walk and not by a suffix list.
 * @param found policies by the names of the walk, `_dmarc.` before them.
 */
export function alignmentOf(
  from: string,
  identifier: string,
  mode: Alignment["mode"],
  found: ReadonlyMap<string, Dmarc>,
): Alignment {
  const isAligned =
    identifier === from ||
    (mode === "relaxed" && organizationalDomain(identifier, found) === organizationalDomain(from, found));
  return { mode, identifier, isAligned };
}

export interface Alignments {
  /** Mail is signed in the domain's own name. */
  readonly dkim: Alignment;
  /** Bounces go to a name below the domain, which is what SPF is asked for. */
  readonly spf: Alignment;
}

/**
 * How the signature and the return path that the platform will use stand to the domain in From, by the policies that were
 * seen on the tree walk; where the domain has none of its own yet, as if the expected one stood.
 */
export function alignmentsOf(
  domain: string,
  expected: readonly ExpectedRecord[],
  observations: readonly Observation[],
): Alignments {
  const found = policiesIn(observations);
  const ours = expected.find(({ purpose }) => purpose === "dmarc");
  if (ours && !found.has(ours.name)) found.set(ours.name, parseDmarc(ours.value));
  const policy = found.get(`_dmarc.${domain}`);
  const returnPath = expected.find(({ purpose }) => purpose === "return_path")?.name ?? domain;
  return {
    dkim: alignmentOf(domain, domain, policy?.dkimAlignment ?? "relaxed", found),
    spf: alignmentOf(domain, returnPath, policy?.spfAlignment ?? "relaxed", found),
  };
}

/** The one policy at each name; of several none counts (RFC 9989 4.10). */
function policiesIn(observations: readonly Observation[]): Map<string, Dmarc> {
  const found = new Map<string, Dmarc>();
  for (const { name, type, answers } of observations) {
    if (type !== "TXT" || !name.startsWith("_dmarc.")) continue;
    const texts = answers.flatMap(({ records }) =>
      records.flatMap((record) => (record.type === "TXT" ? [record.strings.join("")] : [])),
    );
    const policies = [...new Set(texts.filter(isDmarc))];
    if (policies.length === 1) found.set(name, parseDmarc(policies[0] ?? ""));
  }
  return found;
}
