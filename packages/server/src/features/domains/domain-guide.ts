import {
  anyPanel,
  recogniseDnsProvider,
  toUnicode,
  type Alignments,
  type Residents,
  type SendingSettings,
  type Verdict,
  type ZoneFacts,
} from "@rookery/dns";
import { expectedOf, type LoadedDomain } from "./load-domain.ts";

/** What a look saw besides the records that were asked for. */
export interface CheckFacts {
  readonly alignment: Alignments;
  readonly residents: Residents;
}

/** One look as it was kept. */
export interface CheckRow {
  readonly id: string;
  readonly outcome: "good" | "bad" | "unknown";
  readonly zone: ZoneFacts;
  readonly verdicts: Verdict[];
  /** Null for a look that was kept before they were computed. */
  readonly facts: CheckFacts | null;
  readonly took_ms: number;
  readonly created: Date;
}

/**
 * What to publish for a domain, in its panel's words, and what the newest look saw: all that a page about its records needs.
 * Nothing of the tenant is in it but the name and the values that are to be public anyway.
 */
export function domainGuide(domain: LoadedDomain, settings: SendingSettings, check: CheckRow | undefined) {
  const known = new Map((check?.verdicts ?? []).map((verdict) => [verdict.record.key, verdict]));
  const provider = recogniseDnsProvider(check?.zone.servedBy ?? domain.nameServers);
  return {
    domain: domain.domain,
    unicode: toUnicode(domain.domain),
    status: domain.status,
    checkedAt: domain.checked,
    nextCheckAt: domain.nextCheck,
    degradedAt: domain.degraded,
    zone: check?.zone ?? null,
    facts: check?.facts ?? null,
    /** Where the names in a panel begin. */
    zoneApex: domain.zoneApex ?? domain.registrable,
    provider: provider ? { id: provider.id, name: provider.name, panelUrl: provider.panelUrl } : null,
    panel: {
      notation: provider?.notation ?? anyPanel.notation,
      apex: provider?.apex ?? anyPanel.apex,
      words: provider?.words ?? anyPanel.words,
    },
    /** Each record with what the newest look said of it; without a verdict where none has seen it yet. */
    records: expectedOf(domain, settings).map((record) => ({
      record,
      verdict: known.get(record.key) ?? null,
    })),
  };
}
