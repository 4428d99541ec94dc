import type { ExpectedRecord } from "./expected-record.ts";
import { doubledName } from "./names/relative-name.ts";
import { dmarcWalk } from "./policies/dmarc.ts";
import type { Question } from "./record.ts";

/** A name that nobody publishes; what answers there is a wildcard (RFC 4592). */
export const wildcardProbe = (domain: string): string => `no-such-name-4f1c9a.${domain}`;

/** Names at which a record is found that was typed wrongly, the likeliest first. */
export function likelyMistakes(record: ExpectedRecord, domain: string, apex: string): string[] {
  const names = [doubledName(record.name, apex)];
  if (domain !== apex) names.push(doubledName(record.name, domain));
  // Ownership may be asked for above the domain.
  const base = record.name === domain || record.name.endsWith(`.${domain}`) ? domain : apex;
  const own = record.name === base ? "" : record.name.slice(0, -base.length - 1);
  // Panels that refuse an underscore make people leave it out.
  if (own.includes("_")) names.push(`${own.replaceAll("_", "")}.${base}`);
  if (record.purpose === "dkim") {
    names.push(`${own.replace("._domainkey", "")}.${domain}`);
    if (domain !== apex) names.push(`${own}.${apex}`);
  }
  if (record.purpose === "ownership") names.push(base);
  return names.filter((name) => name !== record.name);
}

/** Selectors that people use of their own accord, and under which a key may have been published by an older guide. */
const otherSelectors = ["default", "dkim", "mail", "s1", "k1"];

export const selectorNames = (domain: string, former: readonly string[]): string[] =>
  [...former, ...otherSelectors].map((selector) => `${selector}._domainkey.${domain}`);

export interface QuestionsOf {
  readonly domain: string;
  /** Apex of the zone that holds it. */
  readonly apex: string;
  readonly expected: readonly ExpectedRecord[];
  readonly formerSelectors: readonly string[];
}

/** Every question that one look asks: the records themselves, where they end up by mistake, and what lives there already. */
export function questionsOf({ domain, apex, expected, formerSelectors }: QuestionsOf): Question[] {
  const questions: Question[] = [
    ...expected.map(({ name, type }) => ({ name, type })),
    // What a proxy or another use of the name shows instead of an alias.
    ...expected.filter(({ type }) => type === "CNAME").map(({ name }) => ({ name, type: "A" as const })),
    { name: wildcardProbe(domain), type: "TXT" },
    { name: domain, type: "MX" },
    { name: domain, type: "A" },
    ...dmarcWalk(domain).map((name) => ({ name, type: "TXT" as const })),
    ...expected.flatMap((record) =>
      likelyMistakes(record, domain, apex).map((name) => ({ name, type: record.type })),
    ),
    ...selectorNames(domain, formerSelectors).map((name) => ({ name, type: "TXT" as const })),
  ];
  const asked = new Map(questions.map((question) => [`${question.name} ${question.type}`, question]));
  return [...asked.values()];
}
