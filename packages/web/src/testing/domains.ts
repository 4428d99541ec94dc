import type { Answers } from "./network.ts";

export type AnsweredDomain = Awaited<ReturnType<NonNullable<NonNullable<Answers["domains"]>["byId"]>>>;
type AnsweredRecord = AnsweredDomain["records"][number];
type AnsweredVerdict = NonNullable<AnsweredRecord["verdict"]>;

/** A record that should stand at kaffee.de, with what a look said of it; null = not looked at yet. */
export function aRecord(
  record: Partial<AnsweredRecord["record"]> & Pick<AnsweredRecord["record"], "purpose">,
  verdict: Partial<AnsweredVerdict> | null,
): AnsweredRecord {
  const whole = {
    key: record.purpose,
    name: "kaffee.de",
    type: "TXT" as const,
    value: "v=spf1 include:_spf.mail.invalid ~all",
    isRequired: true,
    ...record,
  };
  return {
    record: whole,
    verdict: verdict && { record: whole, state: "verified", notes: [], evidence: [], ...verdict },
  };
}

const ownership = aRecord(
  { purpose: "ownership", name: "_domain-owner.kaffee.de", value: "domain-verification=0123456789" },
  {},
);

/** kaffee.de as the server shows it: proven, its SPF record without our servers. */
export const aDomain = (facts: Partial<AnsweredDomain> = {}): AnsweredDomain => ({
  id: crypto.randomUUID(),
  companyId: crypto.randomUUID(),
  domain: "kaffee.de",
  unicode: "kaffee.de",
  status: "failed",
  isPrimary: false,
  receivesHere: false,
  extras: [],
  possibleExtras: ["mta_sts", "bimi"],
  verifiedAt: null,
  provenAt: "2026-11-20T08:00:00.000Z",
  lastGoodAt: null,
  degradedAt: null,
  checkedAt: "2026-11-25T08:00:00.000Z",
  nextCheckAt: "2100-01-01T08:00:00.000Z",
  zone: {
    apex: "kaffee.de",
    state: "found",
    delegatedTo: ["ns1.host.net"],
    servedBy: ["ns1.host.net"],
  },
  facts: {
    alignment: {
      dkim: { mode: "relaxed", identifier: "kaffee.de", isAligned: true },
      spf: { mode: "relaxed", identifier: "bounce.kaffee.de", isAligned: true },
    },
    residents: { exchanges: ["smtp.google.com"], mailHost: "Google Workspace", hasSite: true },
  },
  zoneApex: "kaffee.de",
  provider: { id: "cloudflare", name: "Cloudflare", panelUrl: "https://dash.cloudflare.com/" },
  panel: { notation: "relative", apex: "@", words: { name: "Name", value: "Content" } },
  records: [
    ownership,
    aRecord(
      { purpose: "spf" },
      {
        state: "mismatch",
        cause: { code: "spf_lacks_ours", include: "_spf.mail.invalid" },
        edit: {
          kind: "replace",
          name: "kaffee.de",
          type: "TXT",
          from: "v=spf1 mx -all",
          value: "v=spf1 mx include:_spf.mail.invalid -all",
          diff: [
            { kind: "same", text: "v=spf1 mx" },
            { kind: "added", text: "include:_spf.mail.invalid" },
            { kind: "same", text: "-all" },
          ],
        },
        evidence: [
          {
            server: "ns1.host.net",
            role: "authoritative",
            kind: "records",
            found: ["v=spf1 mx -all"],
            ttlSeconds: 300,
          },
          { server: "192.0.2.53", role: "resolver", kind: "servfail", found: [] },
        ],
      },
    ),
  ],
  keys: [{ selector: "s1", status: "active", created: "2026-11-20T08:00:00.000Z", activated: null }],
  key: { isAwaited: false, fault: null },
  readiness: [],
  ladder: {
    steps: [
      { policy: "none", state: "next" },
      { policy: "quarantine", state: "later" },
      { policy: "reject", state: "later" },
    ],
    waitsFor: ["policy"],
  },
  ...facts,
});
