import type { Observation } from "./look.ts";
import { recogniseMailHost } from "./providers/mail-hosts.ts";
import type { ResourceRecord } from "./record.ts";

/** What lives at a domain already, and must go on living there. */
export interface Residents {
  /** Hosts that take in its mail, the most preferred first; empty where nobody does. */
  readonly exchanges: readonly string[];
  /** Their operator, where it is known by name. */
  readonly mailHost: string | undefined;
  /** The name itself has an address, as a web site has. */
  readonly hasSite: boolean;
}

/** @param observations with the MX and A records of the domain itself among them. */
export function residentsOf(domain: string, observations: readonly Observation[]): Residents {
  const recordsOf = (type: "MX" | "A"): readonly ResourceRecord[] =>
    observations
      .find((each) => each.name === domain && each.type === type)
      ?.answers.find(({ kind }) => kind === "records")?.records ?? [];
  const exchanges = recordsOf("MX")
    .flatMap((record) => (record.type === "MX" ? [record] : []))
    .toSorted((a, b) => a.preference - b.preference)
    // The root alone says that there is no mail (RFC 7505).
    .flatMap(({ exchange }) => (exchange === "" || exchange === "." ? [] : [exchange]));
  return {
    exchanges,
    mailHost: exchanges.map(recogniseMailHost).find(Boolean)?.name,
    hasSite: recordsOf("A").some(({ type }) => type === "A"),
  };
}
