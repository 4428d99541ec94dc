import { describe, expect, test } from "vitest";
import { alignmentsOf } from "./alignment.ts";
import type { ExpectedRecord } from "./expected-record.ts";
import type { Observation } from "./look.ts";

const record = (purpose: ExpectedRecord["purpose"], name: string, value: string): ExpectedRecord => ({
  key: purpose,
  purpose,
  name,
  type: purpose === "dmarc" ? "TXT" : "CNAME",
  value,
  isRequired: true,
});
const expectedOf = (domain: string) => [
  record("dmarc", `_dmarc.${domain}`, "v=DMARC1; p=none"),
  record("return_path", `bounce.${domain}`, "return.mail.invalid"),
];

/** Each text at a name is a record of its own there. */
const seen = (policies: Record<string, string | string[]>): Observation[] =>
  Object.entries(policies).map(([name, texts]) => ({
    name,
    type: "TXT",
    answers: [
      {
        server: { name: "ns1.host.net", address: "192.0.2.1", role: "authoritative" },
        kind: "records",
        records: [texts]
          .flat()
          .map((text) => ({ name, ttlSeconds: 300, type: "TXT" as const, strings: [text] })),
        tookMs: 1,
      },
    ],
  }));

const of = (domain: string, policies: Record<string, string | string[]> = {}) => {
  const { dkim, spf } = alignmentsOf(domain, expectedOf(domain), seen(policies));
  return [dkim.isAligned, spf.isAligned, spf.mode];
};

describe("alignment of signature and return path with From (RFC 9989 4.4)", () => {
  test.each([
    ["no policy anywhere, as if the expected one stood", {}, [true, true, "relaxed"]],
    ["a policy of its own", { "_dmarc.kaffee.de": "v=DMARC1; p=reject" }, [true, true, "relaxed"]],
    [
      "strict SPF: bounces of a sub-domain do not count",
      { "_dmarc.kaffee.de": "v=DMARC1; p=none; aspf=s; adkim=s" },
      [true, false, "strict"],
    ],
    [
      "a policy of the return path's own, which makes it another organisation",
      { "_dmarc.bounce.kaffee.de": "v=DMARC1; p=none; psd=n" },
      [true, false, "relaxed"],
    ],
    [
      "two policies, of which none counts",
      { "_dmarc.kaffee.de": ["v=DMARC1; p=none; aspf=s", "v=DMARC1; p=none"] },
      [true, true, "relaxed"],
    ],
  ])("%s", (_, policies, expected) => {
    expect(of("kaffee.de", policies as Record<string, string | string[]>)).toEqual(expected);
  });

  test("a sub-domain aligns through the policy above it", () => {
    expect(of("mail.kaffee.de", { "_dmarc.kaffee.de": "v=DMARC1; p=none" })).toEqual([true, true, "relaxed"]);
  });
});
