/** What a record is for; also the step of the guide that it belongs to. */
export type Purpose =
  | "ownership"
  | "spf"
  | "dkim"
  | "dmarc"
  | "mx"
  | "return_path"
  | "tracking"
  | "mta_sts"
  | "tls_rpt"
  | "bimi"
  | "portal";

/** A record as the platform wants it to stand in the domain's zone. */
export interface ExpectedRecord {
  /** Stable while the domain lives: the purpose, and for DKIM the selector: `dkim:r1`. */
  readonly key: string;
  readonly purpose: Purpose;
  /** Absolute, in A-labels, without the last dot. */
  readonly name: string;
  readonly type: "TXT" | "CNAME" | "MX";
  /** As `dataText` writes it. For SPF the record for a domain that has none; what is published is merged, not replaced. */
  readonly value: string;
  /** Of an alias: addresses that do as well, since at the top of a zone no alias can stand (RFC 1912, 2.4). */
  readonly addresses?: readonly string[];
  /** Without it the domain is not verified; the others are advice. */
  readonly isRequired: boolean;
}
