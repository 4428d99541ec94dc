import { toAscii, toUnicode } from "./punycode.ts";
import { isMailboxHost, isSpecialUse } from "./reserved-names.ts";

/** Why a name cannot be a sending domain, by a code that catalogues turn into a sentence. */
export type NameFault =
  | "name_empty"
  | "name_invalid"
  | "name_is_address"
  | "name_too_long"
  | "label_too_long"
  | "name_without_suffix"
  | "name_is_special"
  | "name_is_public_suffix"
  | "name_is_shared_host"
  | "name_is_ours";

export interface DomainName {
  /** In A-labels, as DNS and the database have it. */
  readonly ascii: string;
  /** As people read it. */
  readonly unicode: string;
  /** The part that was registered: `example.co.uk` of `mail.example.co.uk`. */
  readonly registrable: string;
  readonly isSubdomain: boolean;
}

/** What a public suffix list says of a name; the list itself is 200 kB and stays on the server. */
export interface SuffixFacts {
  /** Undefined for a suffix itself. */
  readonly registrable: string | undefined;
  /** A suffix under which a company lends names to strangers, such as `github.io`. */
  readonly isShared: boolean;
}

export interface NameRules {
  readonly suffixOf: (ascii: string) => SuffixFacts;
  /** Names of the platform itself; neither they nor names below them are anybody's to claim. */
  readonly ownNames: readonly string[];
}

export type NameResult =
  | { readonly ok: true; readonly name: DomainName }
  | { readonly ok: false; readonly fault: NameFault };

/** A label's and a name's limits are RFC 1035 2.3.4. */
const LABEL_MAX = 63;
/** 253 is a name's limit in text; the longest label that we put before a domain takes the rest. */
export const DOMAIN_MAX = 253 - "._domainkey".length - LABEL_MAX;

/** What people paste where a domain is asked for: an address of a page or of a person. */
function bareName(given: string): string {
  const text = given.trim();
  const isPage = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const host = isPage ? (text.split("/")[2] ?? "") : (text.split("/")[0] ?? "");
  return host.slice(host.lastIndexOf("@") + 1).replace(/:\d+$/, "");
}

const isBelow = (name: string, parent: string): boolean => name === parent || name.endsWith(`.${parent}`);

const isAddress = (name: string): boolean => /^[\d.]+$/.test(name) || name.includes(":");

function faultOf(ascii: string, rules: NameRules): NameFault | undefined {
  const labels = ascii.split(".");
  if (isAddress(ascii)) return "name_is_address";
  if (labels.some((label) => label.length > LABEL_MAX)) return "label_too_long";
  if (ascii.length > DOMAIN_MAX) return "name_too_long";
  // Letters, digits and hyphens (RFC 1123 2.1): a mail domain is a host name.
  if (!labels.every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))) return "name_invalid";
  if (isSpecialUse(ascii)) return "name_is_special";
  if (labels.length < 2) return "name_without_suffix";
  if (rules.ownNames.some((own) => isBelow(ascii, own))) return "name_is_ours";
  return undefined;
}

/** Reads what a person typed or pasted as a domain to send from; refuses what nobody could prove or should send from. */
export function readDomainName(given: string, rules: NameRules): NameResult {
  const refuse = (fault: NameFault): NameResult => ({ ok: false, fault });
  const bare = bareName(given);
  if (bare === "") return refuse("name_empty");
  if (/^\[.*\]?$/.test(bare) || /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(bare)) return refuse("name_is_address");
  // `URL` counts an over-long label as no name at all.
  if (bare.split(/[.。．｡]/u).some((label) => Array.from(label).length > LABEL_MAX))
    return refuse("label_too_long");
  const ascii = toAscii(bare);
  if (ascii === undefined) return refuse("name_invalid");
  const fault = faultOf(ascii, rules);
  if (fault) return refuse(fault);
  const { registrable, isShared } = rules.suffixOf(ascii);
  if (isShared || isMailboxHost(ascii)) return refuse("name_is_shared_host");
  if (registrable === undefined) return refuse("name_is_public_suffix");
  return {
    ok: true,
    name: { ascii, unicode: toUnicode(ascii), registrable, isSubdomain: registrable !== ascii },
  };
}
