import { describe, expect, test } from "vitest";
import {
  chunked,
  good,
  key,
  of,
  publicKey,
  verdict,
  verdicts,
  zone,
  type Over,
} from "../testing/sending-domain.ts";

test("everything as it should be is verified, with nothing to do", async () => {
  for (const each of await verdicts(zone())) {
    expect([each.record.key, each.state, each.cause, each.edit]).toEqual([
      each.record.key,
      "verified",
      undefined,
      undefined,
    ]);
  }
});

test("nothing published is missing everywhere, each with the record to add", async () => {
  const all = await verdicts("kaffee.de A 192.0.2.80");
  expect(all.map(({ state, cause, edit }) => [state, cause?.code, edit?.kind])).toEqual(
    all.map(() => ["missing", "not_published", "add"]),
  );
});

/** What stands there, and what is to be said of it; A1 to A23 are the rows of the cause catalogue.
 * A14 asks for nothing: no record of ours stands at `autodiscover`. A17, A18 and A21 are about time and tenants, and are
 * tested where those are: with the server's looks at domains.
 */
const cases: Record<string, [what: string, over: string, expected: object][]> = {
  spf: [
    [
      "A1 a merged record with ours in it",
      `kaffee.de TXT "v=spf1 include:_spf.google.com include:_spf.sender.net ~all"`,
      { state: "verified", notes: [{ code: "spf_lookups", lookups: 3 }] },
    ],
    [
      "A2 another sender's record",
      `kaffee.de TXT "v=spf1 include:_spf.google.com -all"`,
      {
        state: "mismatch",
        cause: { code: "spf_lacks_ours", include: "_spf.sender.net" },
        edit: { kind: "replace", value: "v=spf1 include:_spf.google.com include:_spf.sender.net -all" },
      },
    ],
    [
      "A3 two records",
      `kaffee.de TXT "v=spf1 mx -all"\nkaffee.de TXT "v=spf1 include:_spf.sender.net ~all"`,
      {
        state: "conflict",
        cause: { code: "several_spf", count: 2 },
        edit: { kind: "delete", keep: "v=spf1 mx include:_spf.sender.net -all" },
      },
    ],
    [
      "A4 more hosts and another end",
      `kaffee.de TXT "v=spf1 ip4:192.0.2.9 include:_spf.sender.net -all"`,
      {
        state: "verified",
        notes: [{ code: "spf_lookups" }, { code: "spf_other_qualifier", qualifier: "-" }],
      },
    ],
    [
      "A5 other texts at the apex",
      `${good["spf"]}\nkaffee.de TXT "google-site-verification=abc"`,
      { state: "verified" },
    ],
    [
      "A6 exchanges that cost one look-up together",
      `kaffee.de TXT "v=spf1 mx include:_spf.sender.net ~all"`,
      { state: "verified", notes: [{ code: "spf_lookups", lookups: 2 }] },
    ],
    [
      "A7 an include with a slip in it",
      `kaffee.de TXT "v=spf1 include:_spf.gogle.com include:_spf.sender.net ~all"`,
      {
        state: "mismatch",
        cause: { code: "spf_include_fails", include: "_spf.gogle.com", why: "missing" },
        edit: { kind: "replace", value: "v=spf1 include:_spf.sender.net ~all" },
      },
    ],
    [
      "a word that is no term",
      `kaffee.de TXT "v=spf1 inlcude:_spf.google.com include:_spf.sender.net ~all"`,
      {
        state: "mismatch",
        cause: { code: "spf_syntax", term: "inlcude:_spf.google.com" },
        edit: { value: "v=spf1 include:_spf.sender.net ~all" },
      },
    ],
    [
      "too many look-ups",
      `kaffee.de TXT "v=spf1 ${"a:kaffee.de ".repeat(10)}include:_spf.sender.net ~all"\nkaffee.de A 192.0.2.80`,
      { state: "mismatch", cause: { code: "spf_too_many_lookups", lookups: 11 } },
    ],
    [
      "a record pasted with its quotes",
      String.raw`kaffee.de TXT "\"v=spf1 include:_spf.sender.net ~all\""`,
      {
        state: "mismatch",
        cause: { code: "pasted_quotes" },
        edit: { value: "v=spf1 include:_spf.sender.net ~all" },
      },
    ],
  ],
  dkim: [
    [
      "A8 two keys at one selector",
      `${good["dkim"]}\nr1._domainkey.kaffee.de TXT "v=DKIM1; p=MFww"`,
      { state: "conflict", cause: { code: "several_dkim", count: 2 }, edit: { kind: "delete", keep: key } },
    ],
    [
      "A9 a key at another selector",
      `old7._domainkey.kaffee.de TXT ${chunked(key)}`,
      {
        state: "missing",
        cause: { code: "wrong_selector", foundAt: "old7._domainkey.kaffee.de" },
        edit: { kind: "move" },
      },
    ],
    [
      "A10 a key that was revoked",
      `r1._domainkey.kaffee.de TXT "v=DKIM1; p="`,
      { state: "mismatch", cause: { code: "revoked_key" }, edit: { kind: "replace", value: key } },
    ],
    [
      "a key that was cut off at 255",
      `r1._domainkey.kaffee.de TXT "${key.slice(0, 255)}"`,
      { state: "mismatch", cause: { code: "truncated_key", foundLength: 237, expectedLength: 392 } },
    ],
    [
      "a key with the quotes between its strings",
      String.raw`r1._domainkey.kaffee.de TXT "${key.slice(0, 200)}\" \"${key.slice(200)}"`,
      { state: "mismatch", cause: { code: "broken_chunks" } },
    ],
    [
      "a key whose strings stand in another order",
      `r1._domainkey.kaffee.de TXT "v=DKIM1; k=rsa; p=${publicKey.slice(200)}" "${publicKey.slice(0, 200)}"`,
      { state: "mismatch", cause: { code: "broken_chunks" } },
    ],
    [
      "somebody else's key",
      `r1._domainkey.kaffee.de TXT "v=DKIM1; p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL0Q"`,
      { state: "mismatch", cause: { code: "other_key" } },
    ],
    [
      "A22 a key without the underscore that its panel refuses",
      `r1.domainkey.kaffee.de TXT ${chunked(key)}`,
      { state: "missing", cause: { code: "wrong_name", foundAt: "r1.domainkey.kaffee.de" } },
    ],
  ],
  return_path: [
    ["A11 a target with the last dot", "bounce.kaffee.de CNAME return.sender.net.", { state: "verified" }],
    [
      "A15 a bounce name of another sender",
      "bounce.kaffee.de CNAME u17.mailer.net",
      { state: "conflict", cause: { code: "name_in_use", found: "u17.mailer.net" } },
    ],
    [
      "a target typed into a panel that adds the zone",
      "bounce.kaffee.de CNAME return.sender.net.kaffee.de",
      { state: "mismatch", cause: { code: "other_value", found: "return.sender.net.kaffee.de" } },
    ],
  ],
  tracking: [
    [
      "A20 a name that is a web site",
      "links.kaffee.de A 192.0.2.80",
      { state: "conflict", cause: { code: "name_in_use", found: "192.0.2.80" } },
    ],
  ],
  mx: [
    [
      "A13 another provider's mail",
      "kaffee.de MX 10 aspmx.l.google.com",
      { state: "conflict", cause: { code: "mx_of_another", host: "Google Workspace" }, edit: undefined },
    ],
    [
      "A13 another provider's at the same preference",
      `${good["mx"]}\nkaffee.de MX 10 aspmx.l.google.com`,
      { state: "conflict", cause: { code: "mx_of_another", exchanges: ["aspmx.l.google.com"] } },
    ],
    ["a domain that declines mail", "kaffee.de MX 0 .", { state: "conflict", cause: { code: "null_mx" } }],
  ],
  dmarc: [
    [
      "A12 an alias where a text belongs",
      "_dmarc.kaffee.de CNAME dmarc.other.net",
      {
        state: "conflict",
        cause: { code: "cname_in_the_way", target: "dmarc.other.net" },
        edit: { kind: "delete", type: "CNAME" },
      },
    ],
    [
      "A19 a stricter policy than ours",
      `_dmarc.kaffee.de TXT "v=DMARC1; p=reject; pct=50"`,
      {
        state: "verified",
        notes: [
          { code: "dmarc_stricter", policy: "reject" },
          { code: "dmarc_removed_tag", tag: "pct" },
        ],
      },
    ],
    [
      "two policies",
      `_dmarc.kaffee.de TXT "v=DMARC1; p=none"\n_dmarc.kaffee.de TXT "v=DMARC1; p=reject"`,
      {
        state: "conflict",
        cause: { code: "several_dmarc", count: 2 },
        edit: { kind: "delete", keep: "v=DMARC1; p=reject" },
      },
    ],
    [
      "a policy with a slip",
      `_dmarc.kaffee.de TXT "v=DMARC1; p=nonne"`,
      { state: "mismatch", cause: { code: "dmarc_syntax", tag: "p=nonne" } },
    ],
    [
      "a version in small letters",
      `_dmarc.kaffee.de TXT "v=dmarc1; p=none"`,
      { state: "mismatch", cause: { code: "dmarc_syntax", tag: "v=dmarc1" } },
    ],
    [
      "a policy without p",
      `_dmarc.kaffee.de TXT "v=DMARC1; rua=mailto:a@kaffee.de"`,
      { state: "verified", notes: [{ code: "dmarc_no_policy" }] },
    ],
    [
      "a wildcard that answers for every name",
      `*.kaffee.de TXT "parked"`,
      { state: "missing", cause: { code: "wildcard_answer", found: "parked" }, edit: { kind: "add" } },
    ],
  ],
  tls_rpt: [
    [
      "A23 an own report address",
      `_smtp._tls.kaffee.de TXT "v=TLSRPTv1; rua=mailto:tls@kaffee.de"`,
      { state: "verified", notes: [{ code: "valid_own_value" }] },
    ],
  ],
  mta_sts: [
    [
      "a record without an id",
      `_mta-sts.kaffee.de TXT "v=STSv1"`,
      { state: "mismatch", cause: { code: "policy_syntax", tag: "id=" } },
    ],
  ],
  ownership: [
    [
      "a name typed whole into a panel that adds the zone",
      `_sender.kaffee.de.kaffee.de TXT "domain-verification=f00"`,
      {
        state: "missing",
        cause: { code: "doubled_zone_name", foundAt: "_sender.kaffee.de.kaffee.de" },
        edit: { kind: "move", from: "_sender.kaffee.de.kaffee.de", name: "_sender.kaffee.de" },
      },
    ],
    [
      "a proof at the apex",
      `kaffee.de TXT "domain-verification=f00"`,
      { state: "missing", cause: { code: "wrong_name", foundAt: "kaffee.de" } },
    ],
    [
      "another claimant's proof",
      `_sender.kaffee.de TXT "domain-verification=beef"`,
      { state: "mismatch", cause: { code: "other_token" }, edit: { kind: "add" } },
    ],
    [
      "two claimants' proofs",
      `${good["ownership"]}\n_sender.kaffee.de TXT "domain-verification=beef"`,
      { state: "verified" },
    ],
  ],
};

describe.each(Object.entries(cases))("%s: the right cause", (purpose, ofPurpose) => {
  test.each(ofPurpose)("%s", async (_what, over, expected) => {
    const replaced: Over = { [purpose]: over };
    expect(await verdict(purpose, replaced)).toMatchObject(expected);
  });
});

test("a record behind a proxy is named as such where the zone's host has one", async () => {
  const over = { tracking: "links.kaffee.de A 104.16.1.1" };
  const servedBy = ["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"];
  expect(await verdict("tracking", over, { zone: { servedBy } })).toMatchObject({
    state: "mismatch",
    cause: { code: "proxied", addresses: ["104.16.1.1"] },
  });
});

test("a text behind an alias counts as what it is", async () => {
  const over = { dkim: `r1._domainkey.kaffee.de CNAME r1.keys.sender.net` };
  const behind = { "192.0.2.1": `${zone(over)}\nr1.keys.sender.net TXT ${chunked(key)}` };
  expect(await verdict("dkim", over, { resolvers: behind })).toMatchObject({ state: "verified" });
});

test("where mail already lives elsewhere, its exchanges are not ours to judge", async () => {
  const all = await verdicts(
    zone({ mx: "kaffee.de MX 1 aspmx.l.google.com" }),
    {},
    { ...of, receivesHere: false },
  );
  expect(all.map(({ record }) => record.purpose)).not.toContain("mx");
  expect(all.every(({ state }) => state === "verified")).toBe(true);
});
