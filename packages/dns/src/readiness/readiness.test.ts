import { describe, expect, test } from "vitest";
import { parseDmarc } from "../policies/dmarc.ts";
import { dnsProviders, recogniseDnsProvider } from "../providers/dns-providers.ts";
import { recogniseMailHost } from "../providers/mail-hosts.ts";
import { nameFor } from "../names/relative-name.ts";
import type { Purpose } from "../expected-record.ts";
import type { Verdict, VerdictState } from "../verdict.ts";
import { dmarcLadder } from "./dmarc-ladder.ts";
import { readinessOf } from "./readiness.ts";

const verdict = (purpose: Purpose, state: VerdictState): Verdict => ({
  record: { key: purpose, purpose, name: "kaffee.de", type: "TXT", value: "x", isRequired: true },
  state,
  cause: undefined,
  notes: [],
  evidence: [],
  edit: undefined,
  secondsLeft: undefined,
});

const purposes = ["spf", "dkim", "dmarc", "return_path", "mx"] as const;
const standing = (over: Partial<Record<Purpose, VerdictState>> = {}) =>
  purposes.map((purpose) => verdict(purpose, over[purpose] ?? "verified"));

describe("readiness for large receivers", () => {
  test("all met is ready everywhere; a stale cache does not take it away", () => {
    expect(readinessOf(standing({ spf: "stale" })).map(({ isReady }) => isReady)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test("an unmet line names the record that says why", () => {
    const [gmail] = readinessOf(standing({ dkim: "mismatch" }));
    expect(gmail?.isReady).toBe(false);
    expect(gmail?.lines.find(({ demand }) => demand === "dkim")).toEqual({
      demand: "dkim",
      state: "unmet",
      because: "dkim",
    });
  });

  test("what could not be seen is unknown, not unmet", () => {
    const [gmail] = readinessOf(standing({ dmarc: "unreachable" }));
    expect(gmail?.lines.find(({ demand }) => demand === "dmarc")?.state).toBe("unknown");
  });

  test("a signature of the domain is enough for alignment", () => {
    const aligned = (verdicts: Verdict[]) =>
      readinessOf(verdicts)[0]?.lines.find(({ demand }) => demand === "aligned")?.state;
    expect(aligned(standing({ return_path: "missing" }))).toBe("met");
    expect(aligned(standing({ return_path: "missing", dkim: "missing" }))).toBe("unmet");
  });
});

describe("the DMARC ladder", () => {
  test("waits for signatures and for time, and never steps down", () => {
    const none = parseDmarc("v=DMARC1; p=none");
    expect(dmarcLadder({ published: undefined, isSigned: true, undisturbedDays: 90 }).waitsFor).toEqual([
      "policy",
    ]);
    expect(dmarcLadder({ published: none, isSigned: false, undisturbedDays: 3 }).waitsFor).toEqual([
      "spf_and_dkim",
      "time",
    ]);
    expect(dmarcLadder({ published: none, isSigned: true, undisturbedDays: 14 })).toEqual({
      steps: [
        { policy: "none", state: "here" },
        { policy: "quarantine", state: "next" },
        { policy: "reject", state: "later" },
      ],
      waitsFor: [],
    });
    const reject = dmarcLadder({
      published: parseDmarc("v=DMARC1; p=reject"),
      isSigned: false,
      undisturbedDays: 0,
    });
    expect(reject.waitsFor).toEqual([]);
    expect(reject.steps.map(({ state }) => state)).toEqual(["done", "done", "here"]);
  });
});

describe("hosts", () => {
  test.each([
    [["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"], "cloudflare"],
    [["ns-12.awsdns-01.com", "ns-900.awsdns-44.co.uk"], "route53"],
    [["ns51.domaincontrol.com"], "godaddy"],
    [["ns1.ui-dns.de", "ns1.ui-dns.org"], "ionos"],
    [["ns1.own.example", "helium.ns.hetzner.de", "oxygen.ns.hetzner.com"], "hetzner"],
    [["ns1.own.example"], undefined],
    [["evilcloudflare.com"], undefined],
  ])("%j is %s", (servers, id) => expect(recogniseDnsProvider(servers)?.id).toBe(id));

  test("at least 25 are known, each with a panel and names that are its own", () => {
    expect(dnsProviders.length).toBeGreaterThanOrEqual(25);
    expect(new Set(dnsProviders.map(({ id }) => id)).size).toBe(dnsProviders.length);
    for (const { panelUrl } of dnsProviders) expect(URL.canParse(panelUrl)).toBe(true);
  });

  test.each([
    ["aspmx.l.google.com", "google"],
    ["kaffee-de.mail.protection.outlook.com", "microsoft"],
    ["mx01.kundenserver.de", "ionos"],
    ["mx.kaffee.de", undefined],
  ])("%s is the mail host %s", (exchange, id) => expect(recogniseMailHost(exchange)?.id).toBe(id));

  test("names are written as the panel takes them", () => {
    expect(nameFor({ notation: "relative", apex: "@" }, "kaffee.de", "kaffee.de")).toBe("@");
    expect(nameFor({ notation: "relative", apex: "" }, "r1._domainkey.post.kaffee.de", "kaffee.de")).toBe(
      "r1._domainkey.post",
    );
    expect(nameFor({ notation: "absolute", apex: "domain" }, "_dmarc.kaffee.de", "kaffee.de")).toBe(
      "_dmarc.kaffee.de",
    );
  });
});
