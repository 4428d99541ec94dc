import type { RecordType, ResourceRecord } from "./record.ts";

/**
 * How a server answered, in kinds that call for different sentences (RFC 1035 4.1.1, RFC 2308). `lame`: it is named for the
 * zone and does not serve it. `truncated`: the whole answer needs TCP, which was not to be had. `not_asked`: its address is
 * private and the operator does not allow that.
 */
export type AnswerKind =
  | "records"
  | "nodata"
  | "nxdomain"
  | "servfail"
  | "refused"
  | "timeout"
  | "lame"
  | "truncated"
  | "not_asked";

export interface AskedServer {
  /** `ns1.example.net` for a name server of the zone, `192.0.2.53` for a resolver. */
  readonly name: string;
  readonly address: string;
  /** A zone's own server, or a resolver with a cache in front of it. */
  readonly role: "authoritative" | "resolver";
}

/** What one server said to one question. */
export interface Answer {
  readonly server: AskedServer;
  readonly kind: AnswerKind;
  /** The answer section, aliases (CNAME) on the way included; empty unless `kind` is `records`. */
  readonly records: readonly ResourceRecord[];
  /** For `nodata` and `nxdomain`: how long caches keep the absence, the less of the SOA's TTL and minimum (RFC 2308 5). */
  readonly negativeTtlSeconds?: number;
  readonly tookMs: number;
}

/** One question, asked of every authoritative server of its zone and of every resolver. */
export interface Observation {
  readonly name: string;
  readonly type: RecordType;
  readonly answers: readonly Answer[];
}

/** Where the zone of a domain is cut, and who serves it. */
export interface ZoneFacts {
  /** Apex of the zone that holds the domain; undefined where it could not be found. */
  readonly apex: string | undefined;
  /**
   * `found`; `not_registered`: the parent says that there is no such name; `unreachable`: no server on the way answered, so
   * that nothing is known.
   */
  readonly state: "found" | "not_registered" | "unreachable";
  /** Names in the parent's delegation, and in the zone itself; they differ where a move of name servers is half done. */
  readonly delegatedTo: readonly string[];
  readonly servedBy: readonly string[];
}

/** All that one look at a domain brought back. */
export interface Look {
  /** Milliseconds since the epoch. */
  readonly lookedAt: number;
  readonly zone: ZoneFacts;
  readonly observations: readonly Observation[];
}

/** Asks one question and gives the data that stands at the end of aliases; as a resolver would, but with the kind of failure. */
export type Resolve = (
  name: string,
  type: RecordType,
) => Promise<{ readonly kind: AnswerKind; readonly records: readonly ResourceRecord[] }>;
