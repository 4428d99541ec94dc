import { parseAddress } from "./ip-address.ts";

/** What a match means: pass, fail, softfail, neutral (RFC 7208 4.6.2). */
export type Qualifier = "+" | "-" | "~" | "?";

const names = ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"] as const;
export type MechanismName = (typeof names)[number];

export interface SpfMechanism {
  readonly kind: "mechanism";
  /** The term as it stands, so that nothing of it is lost in print. */
  readonly text: string;
  readonly qualifier: Qualifier;
  readonly name: MechanismName;
  /** The domain after the colon, macros and all; undefined where it is the record's own. */
  readonly domain: string | undefined;
  /** For ip4 and ip6. */
  readonly address: string | undefined;
  readonly prefix4: number;
  readonly prefix6: number;
}

export interface SpfModifier {
  readonly kind: "modifier";
  readonly text: string;
  readonly name: string;
  readonly value: string;
}

/** A term that no receiver understands: the whole record is a permanent error. */
export interface SpfUnknown {
  readonly kind: "unknown";
  readonly text: string;
}

export type SpfTerm = SpfMechanism | SpfModifier | SpfUnknown;

export interface SpfRecord {
  readonly terms: readonly SpfTerm[];
  /** The first term that makes the record a permanent error (RFC 7208 4.6). */
  readonly fault: string | undefined;
}

/** True for a text that receivers select as an SPF record (RFC 7208 4.5): the version, then a space or the end. */
export const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text);

const macroFree = /^[A-Za-z0-9._-]+$/;
const macroForm = /^([\x21-\x24\x26-\x7e]|%%|%_|%-|%\{[slodiphcrtv]\d{0,3}r?[.\-+,/_=]*\})+$/i;
/** A domain-spec ends in a macro or in a label that begins as a top-level domain does (7.1). */
const domainEnd = /(\.[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*\.?|%\{[^}]*\})$/;

const isDomainSpec = (text: string): boolean =>
  text !== "" &&
  (macroFree.test(text) || macroForm.test(text)) &&
  domainEnd.test(text) &&
  !text.includes("..");

/** `/24`, `//64` or both, at the end of a, mx, ip4 and ip6 (5.6, 12). */
function splitPrefixes(text: string): { rest: string; prefix4: number; prefix6: number } | undefined {
  const found = /^([^]*?)(?:\/(0|[1-9]\d?))?(?:\/\/(0|[1-9]\d{0,2}))?$/.exec(text);
  const [, rest = "", four = "32", six = "128"] = found ?? [];
  const [prefix4, prefix6] = [Number(four), Number(six)];
  return !found || prefix4 > 32 || prefix6 > 128 ? undefined : { rest, prefix4, prefix6 };
}

function parseIp(text: string, name: "ip4" | "ip6"): Partial<SpfMechanism> | undefined {
  const [address = "", bits, ...more] = text.split("/");
  const most = name === "ip4" ? 32 : 128;
  const version = name === "ip4" ? 4 : 6;
  const isPrefix = bits === undefined || (/^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= most);
  if (more.length > 0 || !isPrefix || parseAddress(address)?.version !== version) return undefined;
  const prefix = bits === undefined ? most : Number(bits);
  return { address, ...(name === "ip4" ? { prefix4: prefix } : { prefix6: prefix }) };
}

function parseArgument(name: MechanismName, argument: string): Partial<SpfMechanism> | undefined {
  if (name === "all") return argument === "" ? {} : undefined;
  if (name === "ip4" || name === "ip6")
    return argument.startsWith(":") ? parseIp(argument.slice(1), name) : undefined;
  const hasPrefix = name === "a" || name === "mx";
  const split = hasPrefix ? splitPrefixes(argument) : { rest: argument, prefix4: 32, prefix6: 128 };
  if (!split) return undefined;
  const { rest, ...prefixes } = split;
  if (rest === "") return name === "include" || name === "exists" ? undefined : prefixes;
  const domain = rest.slice(1);
  return rest.startsWith(":") && isDomainSpec(domain) ? { ...prefixes, domain } : undefined;
}

function parseTerm(text: string): SpfTerm {
  const modifier = /^([A-Za-z][A-Za-z0-9._-]*)=([^]*)$/.exec(text);
  if (modifier) {
    const [, name = "", value = ""] = modifier;
    const known = name.toLowerCase();
    const needsDomain = known === "redirect" || known === "exp";
    if (needsDomain && !isDomainSpec(value)) return { kind: "unknown", text };
    return { kind: "modifier", text, name: known, value };
  }
  const [, qualifier = "", word = "", argument = ""] = /^([+\-~?]?)([A-Za-z0-9]+)([^]*)$/.exec(text) ?? [];
  const name = names.find((each) => each === word.toLowerCase());
  const parsed = name && parseArgument(name, argument);
  if (!name || !parsed) return { kind: "unknown", text };
  const facts = { domain: undefined, address: undefined, prefix4: 32, prefix6: 128, ...parsed };
  return { kind: "mechanism", text, qualifier: (qualifier || "+") as Qualifier, name, ...facts };
}

function faultOf(terms: readonly SpfTerm[]): string | undefined {
  const unknown = terms.find((term) => term.kind === "unknown");
  if (unknown) return unknown.text;
  // Each may stand once (6).
  for (const name of ["redirect", "exp"]) {
    const [, again] = terms.filter((term) => term.kind === "modifier" && term.name === name);
    if (again) return again.text;
  }
  return undefined;
}

/**
 * Reads a record (RFC 7208 4.6 and 12). Never throws: terms that cannot be read are kept, and the first of them is the fault.
 * @param text a record for which `isSpf` holds.
 */
export function parseSpf(text: string): SpfRecord {
  const terms = text.split(/ +/).slice(1).filter(Boolean).map(parseTerm);
  return { terms, fault: faultOf(terms) };
}

/** The record as text: every term as it was. `parseSpf(printSpf(record))` is the record. */
export const printSpf = (record: Pick<SpfRecord, "terms">): string =>
  ["v=spf1", ...record.terms.map((term) => term.text)].join(" ");

export const isMechanism = (term: SpfTerm): term is SpfMechanism => term.kind === "mechanism";

export const allOf = (record: SpfRecord): SpfMechanism | undefined =>
  record.terms.filter(isMechanism).find((term) => term.name === "all");

/** Where the record goes on when nothing matched; it counts only where there is no `all` (6.1). */
export const redirectOf = (record: SpfRecord): string | undefined =>
  allOf(record)
    ? undefined
    : record.terms
        .find((term) => term.kind === "modifier" && term.name === "redirect")
        ?.text.slice("redirect=".length);
