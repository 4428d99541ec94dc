import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { alignmentOf } from "../alignment.ts";
import { isDkimKey, parseDkimKey, printDkimKey } from "./dkim-key.ts";
import { dmarcWalk, isDmarc, organizationalDomain, parseDmarc, type Dmarc } from "./dmarc.ts";
import { bimiFault, isMtaSts, mtaStsFault, tlsRptFault } from "./receiver-policies.ts";

const rsa = (bits: number) =>
  generateKeyPairSync("rsa", {
    modulusLength: bits,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  }).publicKey.toString("base64");

describe("DKIM keys", () => {
  test.each([1024, 2048, 3072])("of %i bits are measured, in both wrappings", (bits) => {
    const key = rsa(bits);
    expect(parseDkimKey(printDkimKey(key))).toMatchObject({
      keyType: "rsa",
      publicKey: key,
      bits,
      fault: undefined,
    });
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
    const bare = publicKey.export({ type: "pkcs1", format: "der" }).toString("base64");
    expect(parseDkimKey(`p=${bare}`)).toMatchObject({ bits, fault: undefined });
  });

  test("of Ed25519 are 32 bytes", () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("base64");
    expect(parseDkimKey(`v=DKIM1; k=ed25519; p=${raw}`)).toMatchObject({ bits: 256, fault: undefined });
    expect(parseDkimKey(`v=DKIM1; k=ed25519; p=${raw.slice(4)}`)).toMatchObject({
      fault: { code: "not_a_key" },
    });
  });

  test("with white space inside are the same key", () => {
    const key = rsa(1024);
    expect(parseDkimKey(`v=DKIM1;p=${key.slice(0, 50)} \t${key.slice(50)}`).publicKey).toBe(key);
  });

  test.each([
    ["v=DKIM1; p=", "revoked"],
    ["v=DKIM1; k=rsa", "syntax"],
    ["v=DKIM2; p=AAAA", "syntax"],
    ["p=AAAA; v=DKIM1", "syntax"],
    ["v=DKIM1; k=dsa; p=AAAA", "syntax"],
    ["v=DKIM1; p=AAAA", "not_a_key"],
    ["v=DKIM1; p=not base64!", "not_a_key"],
  ])("%s: %s", (text, code) => expect(parseDkimKey(text).fault?.code).toBe(code));

  test("cut at any place are no key", () => {
    const text = printDkimKey(rsa(1024));
    for (let end = "v=DKIM1; k=rsa; p=".length; end < text.length; end += 1)
      expect(parseDkimKey(text.slice(0, end)).fault, text.slice(0, end)).toBeDefined();
  });

  test("testing is seen, and other texts are none", () => {
    expect(parseDkimKey(`v=DKIM1; t=s:y; p=${rsa(1024)}`).isTesting).toBe(true);
    expect(isDkimKey("google-site-verification=abc")).toBe(false);
  });
});

describe("DMARC (RFC 9989)", () => {
  test("reads every tag, in any order after the version", () => {
    expect(
      parseDmarc(
        "v=DMARC1; rua=mailto:a@x.de,mailto:b@y.de; np=reject; t=y; psd=n; sp=quarantine; p=none; adkim=s; aspf=r; fo=1",
      ),
    ).toEqual({
      policy: "none",
      hasPolicy: true,
      subdomainPolicy: "quarantine",
      missingPolicy: "reject",
      isTesting: true,
      psd: "n",
      dkimAlignment: "strict",
      spfAlignment: "relaxed",
      reportTo: ["mailto:a@x.de", "mailto:b@y.de"],
      removedTags: [],
      fault: undefined,
    });
  });

  test("a missing policy is none; sub-domains inherit", () => {
    expect(parseDmarc("v=DMARC1; sp=reject")).toMatchObject({
      policy: "none",
      hasPolicy: false,
      missingPolicy: "reject",
    });
    expect(parseDmarc("v=DMARC1; p=reject")).toMatchObject({
      subdomainPolicy: "reject",
      missingPolicy: "reject",
    });
  });

  test("tags that the standard removed are named and no fault", () => {
    expect(parseDmarc("v=DMARC1; p=none; pct=20; rf=afrf; ri=86400; rua=mailto:a@x.de!10m")).toMatchObject({
      removedTags: ["pct", "rf", "ri"],
      fault: undefined,
    });
  });

  test.each([
    ["v=DMARC1; p=nonne", "p=nonne"],
    ["v=DMARC1; p=none; rua=a@x.de", "rua=a@x.de"],
    ["v=DMARC1; p=none; p=reject", "p=reject"],
    ["v=DMARC1; p=none; oops", "oops"],
    ["v=DMARC1; p=none; adkim=x", "adkim=x"],
  ])("%s: the first piece that cannot be read is %s", (text, fault) =>
    expect(parseDmarc(text).fault).toBe(fault),
  );

  test.each(["v=DMARC1", "v=DMARC1;p=none", " v = DMARC1 ; p=none"])("%s is one", (text) =>
    expect(isDmarc(text)).toBe(true),
  );
  test.each(["v=dmarc1; p=none", "p=none; v=DMARC1", "v=DMARC12; p=none"])("%s is none", (text) =>
    expect(isDmarc(text)).toBe(false),
  );

  test("the walk asks at most eight names, the nearest first", () => {
    expect(dmarcWalk("a.kaffee.de")).toEqual(["_dmarc.a.kaffee.de", "_dmarc.kaffee.de", "_dmarc.de"]);
    const long = dmarcWalk("a.b.c.d.e.f.g.h.i.j.kaffee.de");
    expect(long).toHaveLength(8);
    expect(long.slice(0, 2)).toEqual(["_dmarc.a.b.c.d.e.f.g.h.i.j.kaffee.de", "_dmarc.f.g.h.i.j.kaffee.de"]);
    expect(long.at(-1)).toBe("_dmarc.de");
  });

  const found = (...records: [string, string][]): Map<string, Dmarc> =>
    new Map(records.map(([name, text]) => [`_dmarc.${name}`, parseDmarc(text)]));

  test("the organisational domain is found by policies and no list", () => {
    const plain = found(["kaffee.de", "v=DMARC1; p=none"]);
    expect(organizationalDomain("a.b.kaffee.de", plain)).toBe("kaffee.de");
    expect(organizationalDomain("a.b.kaffee.de", new Map())).toBe("a.b.kaffee.de");
    const cut = found(["b.kaffee.de", "v=DMARC1; psd=n"], ["kaffee.de", "v=DMARC1; p=none"]);
    expect(organizationalDomain("a.b.kaffee.de", cut)).toBe("b.kaffee.de");
    const suffix = found(["co.uk", "v=DMARC1; psd=y"]);
    expect(organizationalDomain("a.kaffee.co.uk", suffix)).toBe("kaffee.co.uk");
  });

  test("alignment is by that domain, or by the very name where it is strict", () => {
    const policies = found(["kaffee.de", "v=DMARC1; p=none"]);
    expect(alignmentOf("kaffee.de", "bounce.kaffee.de", "relaxed", policies).isAligned).toBe(true);
    expect(alignmentOf("kaffee.de", "bounce.kaffee.de", "strict", policies).isAligned).toBe(false);
    expect(alignmentOf("kaffee.de", "return.sender.net", "relaxed", policies).isAligned).toBe(false);
    expect(alignmentOf("kaffee.de", "bounce.kaffee.de", "relaxed", new Map()).isAligned).toBe(false);
  });
});

describe("receivers' policies", () => {
  test.each([
    [mtaStsFault, "v=STSv1; id=20261126", undefined],
    [mtaStsFault, "v=STSv1; id=", "id="],
    [mtaStsFault, "v=STSv1; id=2026-11", "id=2026-11"],
    [tlsRptFault, "v=TLSRPTv1; rua=mailto:a@x.de,https://x.de/r", undefined],
    [tlsRptFault, "v=TLSRPTv1; rua=a@x.de", "rua=a@x.de"],
    [bimiFault, "v=BIMI1; l=https://x.de/logo.svg; a=", undefined],
    [bimiFault, "v=BIMI1; l=http://x.de/logo.svg", "l=http://x.de/logo.svg"],
    [bimiFault, "v=BIMI1; a=https://x.de/v.pem", "l="],
  ] as const)("%o %s", (fault, text, expected) => expect(fault(text)).toBe(expected));

  test("the version is told by its letters", () => {
    expect(isMtaSts("v=STSv1; id=1")).toBe(true);
    expect(isMtaSts("v=stsv1; id=1")).toBe(false);
  });
});
