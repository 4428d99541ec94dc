import type { ExpectedRecord } from "./expected-record.ts";
import { ownershipValue } from "./expected-records.ts";
import { likelyMistakes, wildcardProbe } from "./questions.ts";
import type { Question } from "./record.ts";

export interface PortalHostName {
  readonly host: string;
  readonly token: string;
}

export interface PortalSettings {
  /** Label before a name under which it is proven; it names nobody's brand. */
  readonly ownershipLabel: string;
  /** Where the operator's proxy answers. */
  readonly target: string;
  /** Addresses of the target, IPv4; empty where they could not be found. */
  readonly addresses: readonly string[];
}

/**
 * What a host name of the portal needs: a proof that whoever runs its zone wants it here, and a way to us. The proof is asked for
 * besides the way, because an alias that was left behind proves nothing (dangling CNAME).
 */
export function portalRecords({ host, token }: PortalHostName, settings: PortalSettings): ExpectedRecord[] {
  return [
    {
      key: "ownership",
      purpose: "ownership",
      name: `${settings.ownershipLabel}.${host}`,
      type: "TXT",
      value: ownershipValue(token),
      isRequired: true,
    },
    {
      key: "portal",
      purpose: "portal",
      name: host,
      type: "CNAME",
      value: settings.target,
      addresses: settings.addresses,
      isRequired: true,
    },
  ];
}

/** The questions of one look at a portal's host. */
export function portalQuestions(host: string, apex: string, expected: readonly ExpectedRecord[]): Question[] {
  const questions: Question[] = [
    ...expected.map(({ name, type }) => ({ name, type })),
    { name: host, type: "A" },
    { name: wildcardProbe(host), type: "TXT" },
    ...expected.flatMap((record) =>
      likelyMistakes(record, host, apex).map((name) => ({ name, type: record.type })),
    ),
  ];
  return [...new Map(questions.map((each) => [`${each.name} ${each.type}`, each])).values()];
}
