/** Record types that the product deals in (RFC 1035; AAAA: RFC 3596; SRV: RFC 2782). */
export type RecordType = "A" | "AAAA" | "CNAME" | "MX" | "NS" | "SOA" | "SRV" | "TXT";

/**
 * A record's data in the terms of RFC 1035. Every name in it is absolute, in lower case, in A-labels and without the last
 * dot; the root is the empty string.
 */
export type RecordData =
  | { readonly type: "A" | "AAAA"; readonly address: string }
  | { readonly type: "CNAME" | "NS"; readonly target: string }
  | { readonly type: "MX"; readonly preference: number; readonly exchange: string }
  | {
      readonly type: "SOA";
      readonly primary: string;
      readonly serial: number;
      /** How long a negative answer may be kept (RFC 2308). */
      readonly minimumSeconds: number;
    }
  | {
      readonly type: "SRV";
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      /** Empty where the service is decidedly not there. */
      readonly host: string;
    }
  | { readonly type: "TXT"; readonly strings: readonly string[] };

/** A record as a server gave it. */
export type ResourceRecord = RecordData & { readonly name: string; readonly ttlSeconds: number };

/** A question, in the sense of RFC 1034: what is there at this name of this type? */
export interface Question {
  readonly name: string;
  readonly type: RecordType;
}

/** The data as people compare it: TXT strings joined (RFC 7208 3.3), `10 mx.example.net`, a target, an address. */
export function dataText(record: RecordData): string {
  if (record.type === "MX") return `${record.preference} ${record.exchange === "" ? "." : record.exchange}`;
  if (record.type === "SRV")
    return `${record.priority} ${record.weight} ${record.port} ${record.host || "."}`;
  if (record.type === "SOA") return `${record.primary} ${record.serial}`;
  if (record.type === "TXT") return record.strings.join("");
  return "address" in record ? record.address : record.target;
}
