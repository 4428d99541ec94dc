import { spf as mailauthSpf } from "mailauth/lib/spf/index.js";
import type { DNSResolver } from "mailauth";
import { describe, expect, test } from "vitest";
import type { Resolve } from "../look.ts";
import type { RecordType } from "../record.ts";
import { resolverOf, zoneText } from "../testing/zone-text.ts";
import { evaluateSpf } from "./evaluate-spf.ts";
import { parseAddress } from "./ip-address.ts";

/** The zones of RFC 7208 appendix A, and what is commonly published beside them. */
const zones = zoneText(`
  example.com A 192.0.2.10
  example.com A 192.0.2.11
  example.com MX 10 mail-a.example.com
  example.com MX 20 mail-b.example.com
  amy.example.com A 192.0.2.65
  bob.example.com A 192.0.2.66
  mail-a.example.com A 192.0.2.129
  mail-b.example.com A 192.0.2.130
  www.example.com CNAME example.com
  example.org MX 10 mail-c.example.org
  mail-c.example.org A 192.0.2.140
  mail-c.example.org AAAA 2001:db8::140
  pass.test.net TXT "v=spf1 +all"
  fail.test.net TXT "v=spf1 -all"
  soft.test.net TXT "v=spf1 ~all"
  neutral.test.net TXT "v=spf1 ?all"
  empty.test.net TXT "v=spf1"
  none.test.net TXT "just a text"
  two.test.net TXT "v=spf1 -all"
  two.test.net TXT "v=spf1 +all"
  split.test.net TXT "v=spf1 ip4:192.0.2.1" "29 -all"
  bad.test.net TXT "v=spf1 ip4:192.0.2.256 -all"
  typo.test.net TXT "v=spf1 inclide:pass.test.net -all"
  void.test.net TXT "v=spf1 a:no1.test.net a:no2.test.net -all"
  voids.test.net TXT "v=spf1 a:no1.test.net a:no2.test.net a:no3.test.net -all"
  loop.test.net TXT "v=spf1 include:loop.test.net -all"
  nested.test.net TXT "v=spf1 include:outer.test.net -all"
  outer.test.net TXT "v=spf1 include:inner.test.net ?all"
  inner.test.net TXT "v=spf1 ip4:192.0.2.129 -all"
  missing.test.net TXT "v=spf1 include:nowhere.test.net -all"
  redirect.test.net TXT "v=spf1 redirect=inner.test.net"
  lost.test.net TXT "v=spf1 redirect=nowhere.test.net"
  both.test.net TXT "v=spf1 ?all redirect=inner.test.net"
  exists.test.net TXT "v=spf1 exists:%{ir}.rbl.test.net -all"
  129.2.0.192.rbl.test.net A 127.0.0.2
  local.test.net TXT "v=spf1 exists:%{l1r-}.%{o}.users.test.net -all"
  bob.local.test.net.users.test.net A 127.0.0.2
  six.test.net TXT "v=spf1 ip6:2001:db8::/32 -all"
  prefix.test.net TXT "v=spf1 a:amy.example.com/26 -all"
  mxprefix.test.net TXT "v=spf1 mx:example.com/30 -all"
  mxsix.test.net TXT "v=spf1 mx:example.org//128 -all"
  alias.test.net TXT "v=spf1 a:www.example.com -all"
  upper.test.net TXT "V=SPF1 IP4:192.0.2.129 -ALL"
  eleven.test.net TXT "v=spf1 a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:bob.example.com -all"
  ten.test.net TXT "v=spf1 a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:amy.example.com a:bob.example.com -all"
  ours.test.net TXT "v=spf1 include:inner.test.net include:soft.test.net ip4:198.51.100.0/24 ~all"
  later.test.net TXT "v=spf1 -all ip4:192.0.2.129"
  servfail.test.net TXT "v=spf1 include:broken.test.net -all"
`);

const known = resolverOf(zones);
const resolve: Resolve = async (name, type) =>
  name === "broken.test.net" ? { kind: "servfail", records: [] } : known(name, type);

/** Appendix A of RFC 7208, each with a record of its own. */
const appendixA: [record: string, results: Record<string, string>][] = [
  ["v=spf1 +all", { "192.0.2.129": "pass", "203.0.113.9": "pass" }],
  ["v=spf1 a -all", { "192.0.2.10": "pass", "192.0.2.11": "pass", "192.0.2.65": "fail" }],
  ["v=spf1 a:example.org -all", { "192.0.2.10": "fail" }],
  ["v=spf1 mx -all", { "192.0.2.129": "pass", "192.0.2.130": "pass", "192.0.2.140": "fail" }],
  ["v=spf1 mx:example.org -all", { "192.0.2.140": "pass", "2001:db8::140": "pass", "192.0.2.129": "fail" }],
  ["v=spf1 mx mx:example.org -all", { "192.0.2.140": "pass", "192.0.2.129": "pass", "203.0.113.1": "fail" }],
  [
    "v=spf1 mx/30 mx:example.org/30 -all",
    { "192.0.2.131": "pass", "192.0.2.143": "pass", "192.0.2.144": "fail" },
  ],
  ["v=spf1 ip4:192.0.2.128/28 -all", { "192.0.2.143": "pass", "192.0.2.65": "fail" }],
];

/** Domain → addresses that are tried. */
const corpus: Record<string, readonly string[]> = Object.fromEntries(
  [...new Set(zones.filter(({ name }) => /^[a-z]+\.test\.net$/.test(name)).map(({ name }) => name))].map(
    (name) => [name, ["192.0.2.129", "192.0.2.66", "198.51.100.7", "2001:db8::140"]],
  ),
);

/**
 * Where the two differ, and why ours stands: mailauth counts a look-up as void only where a host has neither kind of address;
 * RFC 7208 4.6.4 counts each query that gives no answer, and a sender on IPv6 makes them for AAAA.
 */
const differs = new Set(["ten.test.net 2001:db8::140"]);

const senderOf = (ip: string, domain: string) => {
  const address = parseAddress(ip);
  if (!address) throw new Error(ip);
  return { ip: address, mailFrom: `bob@${domain}`, helo: `mail.${domain}` };
};

/** What mailauth's resolver is expected to throw. */
const absent = (code: string) => Object.assign(new Error(code), { code });

const forMailauth = (ask: Resolve) => async (name: string, type: string) => {
  const { kind, records } = await ask(name, type as RecordType);
  if (kind === "nxdomain") throw absent("ENOTFOUND");
  if (kind === "nodata") throw absent("ENODATA");
  if (kind !== "records") throw absent("ESERVFAIL");
  return records.map((record) => {
    if (record.type === "TXT") return record.strings;
    if (record.type === "MX") return { priority: record.preference, exchange: record.exchange };
    return "address" in record ? record.address : "";
  });
};

async function mailauthSays(domain: string, ip: string, ask: Resolve): Promise<string> {
  const found = await mailauthSpf({
    sender: `bob@${domain}`,
    ip,
    helo: `mail.${domain}`,
    mta: "mx.receiver.net",
    resolver: forMailauth(ask) as DNSResolver,
  });
  return found.status.result;
}

describe("RFC 7208 appendix A", () => {
  test.each(appendixA)("%s", async (record, results) => {
    const ask: Resolve = async (name, type) =>
      name === "example.com" && type === "TXT"
        ? resolverOf(zoneText(`example.com TXT "${record}"`))(name, type)
        : known(name, type);
    for (const [ip, expected] of Object.entries(results)) {
      expect([ip, (await evaluateSpf("example.com", senderOf(ip, "example.com"), ask)).result]).toEqual([
        ip,
        expected,
      ]);
      expect([ip, await mailauthSays("example.com", ip, ask)]).toEqual([ip, expected]);
    }
  });
});

describe("an independent evaluation agrees", () => {
  test.each(Object.entries(corpus))("%s", async (domain, addresses) => {
    for (const ip of addresses) {
      const ours = (await evaluateSpf(domain, senderOf(ip, domain), resolve)).result;
      const theirs = await mailauthSays(domain, ip, resolve);
      expect([ip, ours === theirs]).toEqual([ip, !differs.has(`${domain} ${ip}`)]);
    }
  });

  test("on at least a hundred pairs of record and sender", () => {
    expect(Object.values(corpus).flat().length).toBeGreaterThanOrEqual(100);
  });
});

test("the term that decided is named", async () => {
  const found = await evaluateSpf("ours.test.net", senderOf("198.51.100.7", "ours.test.net"), resolve);
  expect(found).toEqual({ result: "pass", term: "ip4:198.51.100.0/24", lookups: 2 });
});

test("a name server that fails is no answer about the sender", async () => {
  const found = await evaluateSpf("servfail.test.net", senderOf("192.0.2.1", "servfail.test.net"), resolve);
  expect(found.result).toBe("temperror");
});
