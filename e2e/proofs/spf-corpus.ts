import { evaluateSpf, type Resolve } from "@rookery/dns";
import { resolverOf, zoneText } from "@rookery/dns/testing";
import fc from "fast-check";
import type { DNSResolver } from "mailauth";
import { spf as mailauthSpf } from "mailauth/lib/spf/index.js";

const CASES = 600;

/** What generated records may refer to. */
const zone = `
  kaffee.de A 192.0.2.10
  kaffee.de MX 10 mx1.kaffee.de
  kaffee.de MX 20 mx2.kaffee.de
  mx1.kaffee.de A 192.0.2.21
  mx2.kaffee.de A 192.0.2.22
  www.kaffee.de CNAME kaffee.de
  pass.net TXT "v=spf1 ip4:198.51.100.0/24 -all"
  soft.net TXT "v=spf1 include:pass.net ~all"
  deep.net TXT "v=spf1 include:soft.net a:mx1.kaffee.de ?all"
  none.net TXT "no record"
  two.net TXT "v=spf1 -all"
  two.net TXT "v=spf1 +all"
  bad.net TXT "v=spf1 ip5:192.0.2.1 -all"
  21.2.0.192.list.net A 127.0.0.2`;

/**
 * No term with a syntax error: RFC 7208 4.6 makes the whole record a permerror, wherever the error stands, while mailauth
 * gives a result as soon as an earlier mechanism matches. Both agree on such an error behind an `include`.
 */
const term = fc.constantFrom(
  "a",
  "mx",
  "a/28",
  "mx/30",
  "a:www.kaffee.de",
  "a:mx2.kaffee.de",
  "mx:kaffee.de",
  "ip4:192.0.2.16/29",
  "ip4:198.51.100.7",
  "ip6:2001:db8::/32",
  "include:pass.net",
  "include:soft.net",
  "include:deep.net",
  "include:none.net",
  "include:two.net",
  "include:bad.net",
  "include:gone.net",
  "exists:%{ir}.list.net",
  "exists:%{l}.kaffee.de",
  "a:gone.net",
  "moo=cow",
);
const qualified = fc
  .tuple(fc.constantFrom("", "-", "~", "?"), term)
  .map(([q, t]) => (/=/.test(t) ? t : `${q}${t}`));
const end = fc.constantFrom("-all", "~all", "?all", "+all", "", "redirect=pass.net", "redirect=gone.net");
const record = fc
  .tuple(fc.array(qualified, { maxLength: 6 }), end)
  .map(([terms, last]) => ["v=spf1", ...terms, last].filter(Boolean).join(" "));
const sender = fc.constantFrom("192.0.2.10", "192.0.2.21", "192.0.2.23", "198.51.100.7", "203.0.113.9");

const absent = (code: string) => Object.assign(new Error(code), { code });

const forMailauth = (ask: Resolve) =>
  (async (name: string, type: string) => {
    const { kind, records } = await ask(name, type as "A");
    if (kind !== "records") throw absent(kind === "nxdomain" ? "ENOTFOUND" : "ENODATA");
    return records.map((each) => {
      if (each.type === "TXT") return each.strings;
      if (each.type === "MX") return { priority: each.preference, exchange: each.exchange };
      return "address" in each ? each.address : "";
    });
  }) as unknown as DNSResolver;

const bitsOf = (ip: string) => ip.split(".").reduce((bits, each) => (bits << 8n) | BigInt(each), 0n);

/** Our evaluation of generated records beside an independent one, for senders on IPv4. */
export async function compareSpf(): Promise<{ cases: number; wrong: string[]; isControlFound: boolean }> {
  const wrong: string[] = [];
  let isControlFound = false;
  const samples = fc.sample(fc.tuple(record, sender), { numRuns: CASES, seed: 20_261_126 });
  for (const [text, ip] of samples) {
    const ask = resolverOf(zoneText(`${zone}\nkaffee.de TXT "${text}"`));
    const mailFrom = "bob@kaffee.de";
    const address = { version: 4, bits: bitsOf(ip) } as const;
    const ours = await evaluateSpf("kaffee.de", { ip: address, mailFrom, helo: "mx1.kaffee.de" }, ask);
    const options = {
      sender: mailFrom,
      ip,
      helo: "mx1.kaffee.de",
      mta: "mx.net",
      resolver: forMailauth(ask),
    };
    const theirs = (await mailauthSpf(options)).status.result;
    if (ours.result !== theirs) wrong.push(`${text} from ${ip}: ${ours.result}, not ${theirs}`);
    // An evaluation that let everybody pass would be found by some of them.
    isControlFound ||= theirs !== "pass";
  }
  return { cases: samples.length, wrong, isControlFound };
}
