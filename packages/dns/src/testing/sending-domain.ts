import { diagnose } from "../diagnosis/diagnose.ts";
import { expectedRecords, type SendingDomain, type SendingSettings } from "../expected-records.ts";
import { isSpf } from "../spf/parse-spf.ts";
import { walkSpf } from "../spf/walk-spf.ts";
import type { Verdict } from "../verdict.ts";
import { lookOf, type LookOf } from "./look-of.ts";
import { resolverOf, zoneText } from "./zone-text.ts";

/** Of 2,048 bits, made for tests. */
export const publicKey =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwIrSIHM3vTWYbbcMUmr4njgpl7qrLL4S0ghP3ttfsSpAQv5nk0b1jRHKJpLjnbGcJ2KqMLM0Yiy4lW3PiVOaZrFAnyIuSuGqfCYNNBXkuHxYG6RCLWxX3UIg1SsiZcKsXGZr8Oxkz5dT3Gvrxnq5hQ0cJxVQ0wHQ2Vv8hN5Xg0GCm6pmYh3NdIjk4wbVVnQf0k1vE5VfEyyvWYdmFb8iV1QyJm9b2mFzPq3bCkzQ8j7wHkqz3XGg0r0H2mLq5s0m7p3i0y3bE0sQ8p9o8c3c3FZ4V3rL6Yq7y7cV2mP2kqk0Yq8p7h4n1x5JrS6yXq9q9c0W6o7n8m9l0k1j2h3g4QIDAQAB";

const settings: SendingSettings = {
  ownershipLabel: "_sender",
  spfInclude: "_spf.sender.net",
  mailHosts: [
    { preference: 10, host: "mx1.sender.net" },
    { preference: 20, host: "mx2.sender.net" },
  ],
  returnPathLabel: "bounce",
  returnPathTarget: "return.sender.net",
  trackingLabel: "links",
  trackingTarget: "track.sender.net",
  reportTo: "reports@sender.net",
};

/** A domain whose mail the platform sends and receives. */
export const of: SendingDomain = {
  domain: "kaffee.de",
  ownershipToken: "f00",
  keys: [{ selector: "r1", publicKey, isRequired: true }],
  receivesHere: true,
  extras: ["mta_sts", "tls_rpt"],
};

const elsewhere = `
  _spf.sender.net TXT "v=spf1 ip4:198.51.100.0/24 -all"
  _spf.google.com TXT "v=spf1 include:_netblocks.google.com ~all"
  _netblocks.google.com TXT "v=spf1 ip4:203.0.113.0/24 ~all"`;

export const key = `v=DKIM1; k=rsa; p=${publicKey}`;
export const chunked = (text: string) =>
  (text.match(/.{1,255}/g) ?? []).map((piece) => `"${piece}"`).join(" ");

/** Everything as it should be; a case replaces what stands at a name and type. */
export const good: Record<string, string> = {
  ownership: `_sender.kaffee.de TXT "domain-verification=f00"`,
  spf: `kaffee.de TXT "v=spf1 include:_spf.sender.net ~all"`,
  dkim: `r1._domainkey.kaffee.de TXT ${chunked(key)}`,
  dmarc: `_dmarc.kaffee.de TXT "v=DMARC1; p=none; rua=mailto:reports@sender.net"`,
  mx: `kaffee.de MX 10 mx1.sender.net
       kaffee.de MX 20 mx2.sender.net`,
  return_path: `bounce.kaffee.de CNAME return.sender.net`,
  tracking: `links.kaffee.de CNAME track.sender.net`,
  mta_sts: `_mta-sts.kaffee.de TXT "v=STSv1; id=1"`,
  tls_rpt: `_smtp._tls.kaffee.de TXT "v=TLSRPTv1; rua=mailto:reports@sender.net"`,
};

export const zone = (over: Record<string, string> = {}) => Object.values({ ...good, ...over }).join("\n");

export type Over = Record<string, string>;

/** What is said of the domain with this zone on its servers. */
export async function verdicts(text: string, look: Partial<LookOf> = {}, sending = of): Promise<Verdict[]> {
  const expected = expectedRecords(sending, settings);
  const all = zoneText(`${text}\n${elsewhere}`);
  const published = all.flatMap((each) =>
    each.name === "kaffee.de" && each.type === "TXT" && isSpf(each.strings.join(""))
      ? [each.strings.join("")]
      : [],
  );
  const walk =
    published.length === 1 ? await walkSpf("kaffee.de", published[0] ?? "", resolverOf(all)) : undefined;
  const facts: LookOf = {
    domain: sending.domain,
    apex: "kaffee.de",
    expected,
    formerSelectors: ["old7"],
    servers: { "ns1.host.net": text, "ns2.host.net": text },
    resolvers: { "192.0.2.1": text },
    ...look,
  };
  return diagnose({ domain: sending.domain, expected, look: lookOf(facts), walk, formerSelectors: ["old7"] });
}

export async function verdict(
  purpose: string,
  over: Over = {},
  look: Partial<LookOf> = {},
): Promise<Verdict> {
  const found = (await verdicts(zone(over), look)).find(({ record }) => record.purpose === purpose);
  if (!found) throw new Error(purpose);
  return found;
}
