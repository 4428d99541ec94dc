import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolverOf, zoneText } from "../testing/zone-text.ts";
import { isSpf, parseSpf } from "./parse-spf.ts";
import { evaluateSpf } from "./evaluate-spf.ts";
import { parseAddress } from "./ip-address.ts";
import { planSpf } from "./plan-spf.ts";
import { costliestIncludes, faultyNode, walkSpf } from "./walk-spf.ts";

const includes = ["_spf.sender.net"];
const plan = (...published: string[]) => planSpf({ published, includes, otherwise: "~all" });

describe("the planned record", () => {
  test("is ours alone where nothing is published", () => {
    expect(plan("google-site-verification=abc")).toMatchObject({
      value: "v=spf1 include:_spf.sender.net ~all",
      isChanged: true,
      published: [],
    });
  });

  test("keeps every term and its order, puts ours before the end, and shows what is added", () => {
    const found = plan("v=spf1 mx include:_spf.google.com ip4:192.0.2.7 -all");
    expect(found.value).toBe("v=spf1 mx include:_spf.google.com ip4:192.0.2.7 include:_spf.sender.net -all");
    expect(found.diff).toEqual([
      { kind: "same", text: "v=spf1 mx include:_spf.google.com ip4:192.0.2.7" },
      { kind: "added", text: "include:_spf.sender.net" },
      { kind: "same", text: "-all" },
    ]);
  });

  test.each([
    "v=spf1 include:_spf.sender.net -all",
    "v=spf1 a mx include:_SPF.sender.net. ?all",
    "v=spf1 ip4:203.0.113.0/24 include:_spf.sender.net",
  ])("is what is published where ours is in it: %s", (text) => {
    expect(plan(text)).toMatchObject({ value: text, isChanged: false });
  });

  test("goes before a redirect, which stays the end", () => {
    expect(plan("v=spf1 mx redirect=_spf.example.com").value).toBe(
      "v=spf1 mx include:_spf.sender.net redirect=_spf.example.com",
    );
  });

  test("adds no end to a record that has none", () => {
    expect(plan("v=spf1 mx").value).toBe("v=spf1 mx include:_spf.sender.net");
  });

  test("makes one of several, keeps the first one's end, and says what it dropped", () => {
    const found = plan("v=spf1 mx -all", "v=spf1 MX include:_spf.google.com ~all");
    expect(found.value).toBe("v=spf1 mx include:_spf.google.com include:_spf.sender.net -all");
    expect(found.warnings).toEqual([
      { code: "several_records", count: 2 },
      { code: "differing_qualifiers", kept: "-", dropped: ["~"] },
    ]);
  });

  test("keeps +all, which is not ours to change, and warns of it", () => {
    expect(plan("v=spf1 +all")).toMatchObject({
      value: "v=spf1 include:_spf.sender.net +all",
      warnings: [{ code: "passes_all" }],
    });
  });

  test("warns of a record that needs two strings, and of one that is too long for an answer", () => {
    const many = (count: number) =>
      `v=spf1 ${Array.from({ length: count }, (_, n) => `ip4:192.0.2.${n}`).join(" ")} -all`;
    expect(plan(many(20)).warnings).toMatchObject([{ code: "needs_chunks" }]);
    expect(plan(many(40)).warnings).toMatchObject([{ code: "long" }]);
  });
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const mechanism = fc.oneof(
  fc.tuple(label, label).map(([a, b]) => `include:${a}.${b}.net`),
  fc.ipV4().map((ip) => `ip4:${ip}`),
  fc.ipV6().map((ip) => `ip6:${ip}`),
  fc.constantFrom(
    "a",
    "mx",
    "a:mail.example.com",
    "mx/24",
    "exists:%{i}.x.example.com",
    "junk:::",
    "moo=cow",
  ),
);
const ending = fc.constantFrom("-all", "~all", "?all", "+all", "", "redirect=_spf.example.com");
const record = fc
  .tuple(fc.array(mechanism, { maxLength: 8 }), ending)
  .map(([terms, end]) => ["v=spf1", ...terms, end].filter(Boolean).join(" "));

describe("whatever is published", () => {
  test("the plan is one record, has ours once, and drops no mechanism", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 3 }), (published) => {
        const { value } = plan(...published);
        expect(isSpf(value)).toBe(true);
        const words = value.toLowerCase().split(" ");
        expect(words.filter((word) => word === "include:_spf.sender.net")).toHaveLength(1);
        const kept = published
          .flatMap((text) => parseSpf(text).terms)
          .filter(({ text }) => !/all$|^redirect=/i.test(text));
        for (const { text } of kept) expect(words).toContain(text.toLowerCase());
      }),
    );
  });

  test("planning again changes nothing", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 3 }), (published) => {
        const { value } = plan(...published);
        expect(plan(value)).toMatchObject({ value, isChanged: false });
      }),
    );
  });

  test("whoever passed before passes after", async () => {
    const zone = (text: string) =>
      resolverOf(
        zoneText(`
          example.com TXT "${text}"
          example.com A 192.0.2.1
          example.com MX 10 mail.example.com
          mail.example.com A 192.0.2.2
          _spf.example.com TXT "v=spf1 ip4:192.0.2.3 -all"
          _spf.sender.net TXT "v=spf1 ip4:198.51.100.1 -all"`),
      );
    const simple = fc
      .tuple(fc.subarray(["a", "mx", "ip4:192.0.2.9", "ip6:2001:db8::1", "include:_spf.example.com"]), ending)
      .map(([terms, end]) => ["v=spf1", ...terms, end].filter(Boolean).join(" "));
    const senders = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.9", "203.0.113.5"];
    await fc.assert(
      fc.asyncProperty(simple, async (text) => {
        const { value } = plan(text);
        for (const ip of [...senders, "198.51.100.1"]) {
          const address = parseAddress(ip);
          if (!address) throw new Error(ip);
          const sender = { ip: address, mailFrom: "a@example.com", helo: "example.com" };
          const before = await evaluateSpf("example.com", sender, zone(text));
          const after = await evaluateSpf("example.com", sender, zone(value));
          const expected = ip === "198.51.100.1" ? "pass" : before.result;
          expect([value, ip, after.result]).toEqual([value, ip, expected]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("what a record costs", () => {
  const zones = zoneText(`
    mx.example.com TXT "v=spf1 mx -all"
    mx.example.com MX 10 a.example.com
    mx.example.com MX 20 b.example.com
    a.example.com A 192.0.2.1
    dear.example.com TXT "v=spf1 include:one.example.com include:two.example.com ip4:192.0.2.1 -all"
    one.example.com TXT "v=spf1 a:a.example.com a:a.example.com a:a.example.com -all"
    two.example.com TXT "v=spf1 include:one.example.com -all"
    late.example.com TXT "v=spf1 -all include:one.example.com"
    lost.example.com TXT "v=spf1 include:lots.example.com include:gone.example.com -all"
    lots.example.com TXT "v=spf1 include:typo.example.com -all"
    typo.example.com TXT "v=spf1 ipv4:192.0.2.1 -all"
    round.example.com TXT "v=spf1 include:back.example.com -all"
    back.example.com TXT "v=spf1 include:round.example.com -all"`);
  const textOf = (domain: string) =>
    zones.flatMap((each) =>
      each.name === domain && each.type === "TXT" ? [each.strings.join("")] : [],
    )[0] ?? "";
  const walk = (domain: string) => walkSpf(domain, textOf(domain), resolverOf(zones));

  test("an mx is one look-up, however many hosts it names", async () => {
    expect(await walk("mx.example.com")).toMatchObject({ lookups: 1, voidLookups: 0 });
  });

  test("an include costs itself and what is in it, and the dearest is named first", async () => {
    const found = await walk("dear.example.com");
    expect(found.lookups).toBe(9);
    expect(costliestIncludes(found)).toEqual([
      { domain: "two.example.com", lookups: 5 },
      { domain: "one.example.com", lookups: 4 },
    ]);
  });

  test("what stands behind all costs nothing", async () => {
    expect((await walk("late.example.com")).lookups).toBe(0);
  });

  test("the include that fails is found, however deep, and says how", async () => {
    expect(faultyNode(await walk("lost.example.com"))).toMatchObject({
      domain: "gone.example.com",
      fault: "missing",
    });
    expect(faultyNode(await walk("lots.example.com"))).toMatchObject({
      domain: "typo.example.com",
      fault: "syntax",
    });
    expect(faultyNode(await walk("round.example.com"))).toMatchObject({
      domain: "round.example.com",
      fault: "loop",
    });
    expect((await walk("lost.example.com")).voidLookups).toBe(1);
  });

  test("a wide tree ends the walk, which has its answer long before", async () => {
    const wide = Array.from({ length: 80 }, (_, n) => `include:n${n}.example.com`).join(" ");
    let asked = 0;
    const found = await walkSpf("example.com", `v=spf1 ${wide} -all`, async () => {
      asked += 1;
      return { kind: "nxdomain", records: [] };
    });
    expect(found.lookups).toBeGreaterThan(10);
    expect(asked).toBeLessThanOrEqual(60);
  });
});
