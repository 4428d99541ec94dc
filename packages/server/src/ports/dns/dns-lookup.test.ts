import type { AnswerKind, Look } from "@rookery/dns";
import { startDnsTree, type DnsTree } from "@rookery/dns/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOutboundGuard } from "../../outbound-guard.ts";
import { createDnsLookup, type DnsLookup } from "./dns-lookup.ts";
import { readServerAddress } from "./server-address.ts";

let tree: DnsTree;
let lookup: DnsLookup;
const zone = `
  kaffee.de TXT "v=spf1 -all"
  kaffee.de 120 MX 10 mx.kaffee.de
  big.kaffee.de TXT ${Array.from({ length: 12 }, (_, n) => `"${String(n).repeat(250).slice(0, 250)}"`).join(" ")}
  alias.kaffee.de CNAME big.kaffee.de`;

const lookupOf = (allowed: string[]) =>
  createDnsLookup({
    resolvers: [`${tree.resolver.address}:${tree.port}`],
    roots: [`${tree.root.address}:${tree.port}`],
    port: tree.port,
    mayAsk: createOutboundGuard(allowed),
  });

beforeAll(async () => {
  tree = await startDnsTree();
  lookup = lookupOf(["127.0.53.0/24"]);
});
afterAll(() => tree.stop());
beforeEach(() => {
  tree.publish("kaffee.de", zone);
  for (const server of [tree.root, tree.suffixes, tree.ns1, tree.ns2, tree.resolver]) server.fail(undefined);
});

const look = (domain: string, name = domain, by = lookup, type: "TXT" | "MX" = "TXT") =>
  by.look({ domain, registrable: domain.split(".").slice(-2).join("."), questions: () => [{ name, type }] });

const kinds = (found: Look): [string, AnswerKind][] =>
  found.observations[0]?.answers.map(({ server, kind }) => [server.name, kind]) ?? [];

const all = (own: AnswerKind, cache: AnswerKind): [string, AnswerKind][] => [
  ["ns1.host.net", own],
  ["ns2.host.net", own],
  ["resolver-1", cache],
];

describe("a look", () => {
  test("finds the zone from the root, asks each of its servers and the resolver, and keeps their answers", async () => {
    const found = await look("kaffee.de");
    expect(found.zone).toEqual({
      apex: "kaffee.de",
      state: "found",
      delegatedTo: ["ns1.host.net", "ns2.host.net"],
      servedBy: ["ns1.host.net", "ns2.host.net"],
    });
    expect(kinds(found)).toEqual(all("records", "records"));
    expect(found.observations[0]?.answers[0]?.records).toEqual([
      { name: "kaffee.de", ttlSeconds: 300, type: "TXT", strings: ["v=spf1 -all"] },
    ]);
  });

  test("tells the zone of a sub-domain that has none of its own", async () => {
    expect((await look("post.kaffee.de")).zone).toMatchObject({ apex: "kaffee.de", state: "found" });
  });

  test("tells a name that is not there from one without such a record, with how long that is kept", async () => {
    expect(kinds(await look("kaffee.de", "nothing.kaffee.de"))).toEqual(all("nxdomain", "nxdomain"));
    const found = await look("kaffee.de", "alias.kaffee.de", lookup, "MX");
    expect(kinds(found)).toEqual(all("records", "records"));
    const none = await look("kaffee.de", "big.kaffee.de", lookup, "MX");
    expect(kinds(none)).toEqual(all("nodata", "nodata"));
    expect(none.observations[0]?.answers[0]?.negativeTtlSeconds).toBe(300);
  });

  test("takes by stream what does not fit into a datagram, whole", async () => {
    const found = await look("kaffee.de", "big.kaffee.de");
    const strings = found.observations[0]?.answers.map(
      ({ records }) => records[0]?.type === "TXT" && records[0].strings.length,
    );
    expect(strings).toEqual([12, 12, 12]);
  });

  test("says that a domain is not registered, or that nothing is known of it", async () => {
    expect((await look("nobody.de")).zone).toMatchObject({ state: "not_registered" });
    tree.root.fail("silent");
    const fresh = lookupOf(["127.0.53.0/24"]);
    expect((await look("kaffee.de", "kaffee.de", fresh)).zone).toMatchObject({ state: "unreachable" });
  });

  test.each([
    ["servfail", "servfail"],
    ["refused", "refused"],
    ["lame", "lame"],
    ["truncating", "records"],
    ["forgetful", "truncated"],
  ] as const)("a server that is %s is told as %s, and the other as it is", async (fault, kind) => {
    tree.ns1.fail(fault);
    const found = await look("kaffee.de");
    expect(kinds(found).slice(0, 2)).toEqual([
      ["ns1.host.net", kind],
      ["ns2.host.net", "records"],
    ]);
  });

  test.each(["silent", "garbage"] as const)(
    "servers that are %s cost no more than five seconds",
    async (fault) => {
      tree.ns1.fail(fault);
      tree.ns2.fail(fault);
      tree.resolver.fail(fault);
      const begun = performance.now();
      expect(kinds(await look("kaffee.de"))).toEqual(all("timeout", "timeout"));
      expect(performance.now() - begun).toBeLessThan(5_500);
    },
  );

  test("asks no private address that the operator does not allow, whatever a delegation says", async () => {
    tree.suffixes.serve("de", `kaffee.de NS ns1.kaffee.de\nns1.kaffee.de A ${tree.ns1.address}`);
    tree.ns1.asked.length = 0;
    const guarded = lookupOf([`${tree.root.address}/32`, `${tree.suffixes.address}/32`]);
    const found = await look("kaffee.de", "kaffee.de", guarded);
    expect(kinds(found)[0]).toEqual(["ns1.kaffee.de", "not_asked"]);
    expect(tree.ns1.asked).toEqual([]);
  });

  test("sees a changed record at once, because nothing of the domain is remembered", async () => {
    await look("kaffee.de");
    tree.publish("kaffee.de", `kaffee.de TXT "new"`);
    const found = await look("kaffee.de");
    expect(found.observations[0]?.answers[0]?.records[0]).toMatchObject({ strings: ["new"] });
  });

  test("asks the root once for many domains of one suffix", async () => {
    const fresh = lookupOf(["127.0.53.0/24"]);
    tree.publish("tee.de", "tee.de A 192.0.2.1");
    tree.root.asked.length = 0;
    await look("kaffee.de", "kaffee.de", fresh);
    await look("tee.de", "tee.de", fresh);
    expect(tree.root.asked.filter((asked) => asked.endsWith(".de SOA"))).toHaveLength(1);
  });
});

describe("a resolver's answer", () => {
  test("is the data at the end of aliases, or the kind of its failure", async () => {
    expect(await lookup.resolve("alias.kaffee.de", "TXT")).toMatchObject({
      kind: "records",
      records: [{ name: "big.kaffee.de" }],
    });
    expect(await lookup.resolve("alias.kaffee.de", "MX")).toEqual({ kind: "nodata", records: [] });
    expect(await lookup.resolve("nothing.kaffee.de", "TXT")).toEqual({ kind: "nxdomain", records: [] });
    tree.resolver.fail("servfail");
    expect(await lookup.resolve("kaffee.de", "TXT")).toEqual({ kind: "servfail", records: [] });
  });
});

test.each([
  ["192.0.2.1", { address: "192.0.2.1", port: 53 }],
  ["192.0.2.1:5353", { address: "192.0.2.1", port: 5353 }],
  ["2001:db8::1", { address: "2001:db8::1", port: 53 }],
  ["[2001:db8::1]:5353", { address: "2001:db8::1", port: 5353 }],
  ["dns.example", undefined],
  ["192.0.2.1:0", undefined],
  ["192.0.2.1:70000", undefined],
])("the server address %s is %j", (text, expected) => expect(readServerAddress(text, 53)).toEqual(expected));

test.each([
  ["127.0.0.1", false],
  ["10.1.2.3", false],
  ["169.254.169.254", false],
  ["::1", false],
  ["::ffff:127.0.0.1", false],
  ["fd00::1", false],
  ["64:ff9b::7f00:1", false],
  ["9.9.9.9", true],
  ["2620:fe::fe", true],
])("an outbound connection to %s: %s", (address, isAllowed) =>
  expect(createOutboundGuard([])(address)).toBe(isAllowed),
);
