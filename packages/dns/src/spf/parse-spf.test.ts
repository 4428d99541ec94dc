import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allOf, isSpf, parseSpf, printSpf, redirectOf } from "./parse-spf.ts";

describe("which text is an SPF record", () => {
  test.each(["v=spf1", "v=spf1 -all", "V=SPF1 mx -all"])("%s is one", (text) =>
    expect(isSpf(text)).toBe(true),
  );
  test.each(["v=spf10", "v=spf1-all", " v=spf1 -all", "spf2.0/pra", "google-site-verification=x", ""])(
    "%s is none",
    (text) => expect(isSpf(text)).toBe(false),
  );
});

describe("a record's terms", () => {
  test("are read with qualifier, domain, address and both prefixes", () => {
    const record = parseSpf("v=spf1 a:mail.example.com/24//64 ~mx ip4:192.0.2.0/24 ip6:2001:db8::/32 -ALL");
    expect(record.fault).toBeUndefined();
    expect(record.terms).toMatchObject([
      { name: "a", qualifier: "+", domain: "mail.example.com", prefix4: 24, prefix6: 64 },
      { name: "mx", qualifier: "~", domain: undefined, prefix4: 32, prefix6: 128 },
      { name: "ip4", address: "192.0.2.0", prefix4: 24 },
      { name: "ip6", address: "2001:db8::", prefix6: 32 },
      { name: "all", qualifier: "-" },
    ]);
    expect(allOf(record)?.text).toBe("-ALL");
  });

  test("may be macros and modifiers, known or not", () => {
    const record = parseSpf(
      "v=spf1 exists:%{ir}.%{v}._spf.%{d2} exp=why.example.com moo=cow redirect=_spf.example.com",
    );
    expect(record.fault).toBeUndefined();
    expect(redirectOf(record)).toBe("_spf.example.com");
  });

  test("a redirect does not count beside all", () => {
    expect(redirectOf(parseSpf("v=spf1 ?all redirect=_spf.example.com"))).toBeUndefined();
  });

  test.each([
    "include",
    "include:",
    "include:example",
    "includes:example.com",
    "ip4:192.0.2.256",
    "ip4:192.0.2.0/33",
    "ip4:2001:db8::1",
    "ip6:192.0.2.1",
    "ip6:2001:db8::/129",
    "a:example.com/33",
    "mx//129",
    "all:example.com",
    "exists",
    "redirect=",
    "a:example..com",
    "+-all",
    "https://example.com",
    "include:%{x}.example.com",
  ])("%s makes the record a permanent error, and is kept as it is", (term) => {
    const record = parseSpf(`v=spf1 mx ${term} -all`);
    expect(record.fault).toBe(term);
    expect(printSpf(record)).toBe(`v=spf1 mx ${term} -all`);
  });

  test.each(["redirect=a.example.com redirect=b.example.com", "exp=a.example.com exp=b.example.com"])(
    "%s: each may stand once",
    (terms) => expect(parseSpf(`v=spf1 ${terms}`).fault).toBe(terms.split(" ")[1]),
  );
});

const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
const name = fc.tuple(label, label, label).map((labels) => labels.join("."));
const qualifier = fc.constantFrom("", "+", "-", "~", "?");
const term = fc.oneof(
  fc.tuple(qualifier, name).map(([q, n]) => `${q}include:${n}`),
  fc.tuple(qualifier, name, fc.integer({ min: 0, max: 32 })).map(([q, n, p]) => `${q}a:${n}/${p}`),
  fc.tuple(qualifier, fc.integer({ min: 0, max: 128 })).map(([q, p]) => `${q}mx//${p}`),
  fc.ipV4().map((ip) => `ip4:${ip}`),
  fc.ipV6().map((ip) => `ip6:${ip}`),
  fc.constantFrom("-all", "~all", "ptr", "exists:%{i}._spf.example.com", "moo=cow", "nonsense:::", "é"),
);

test("parse, print, parse is the identity, whatever the terms are", () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 12 }), (terms) => {
      const once = parseSpf(["v=spf1", ...terms].join(" "));
      expect(parseSpf(printSpf(once))).toEqual(once);
      expect(once.terms.map(({ text }) => text)).toEqual(terms);
    }),
  );
});

test("no text whatever makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(parseSpf(`v=spf1 ${text}`).terms).toBeInstanceOf(Array);
    }),
  );
});
