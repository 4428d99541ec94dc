import type { ExpectedRecord, Purpose } from "./expected-record.ts";
import { printDkimKey } from "./policies/dkim-key.ts";

/** What the platform's mail servers are called, as its operator set it. */
export interface SendingSettings {
  /** Label before a domain under which its ownership is proven; it names nobody's brand. */
  readonly ownershipLabel: string;
  /** Domain whose SPF record lists the platform's senders. */
  readonly spfInclude: string;
  /** Where mail to a domain is taken in. */
  readonly mailHosts: readonly { readonly preference: number; readonly host: string }[];
  readonly returnPathLabel: string;
  readonly returnPathTarget: string;
  readonly trackingLabel: string;
  readonly trackingTarget: string;
  /**
   * Domain under which the operator's own zone publishes the keys; a domain's DKIM record is then an alias into it. Undefined:
   * the domain publishes the key itself.
   */
  readonly dkimTarget?: string | undefined;
  /** Where DMARC aggregate and TLS reports go; none are asked for where it is undefined. */
  readonly reportTo: string | undefined;
}

/** A DKIM key whose record should be published; a key that is being rotated in is not required yet. */
export interface ExpectedKey {
  readonly selector: string;
  /** SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
  readonly isRequired: boolean;
}

export interface SendingDomain {
  readonly domain: string;
  readonly ownershipToken: string;
  /** Where ownership is proven; the domain itself where it is absent, else a name above it. */
  readonly ownershipAt?: string;
  readonly keys: readonly ExpectedKey[];
  /** Whether the platform receives the domain's mail; elsewhere its MX records are left alone. */
  readonly receivesHere: boolean;
  /** Label of its return path where the settings' one is taken. */
  readonly returnPathLabel?: string;
  /** Extras that were chosen. */
  readonly extras: readonly Extra[];
}

export const extras = ["mta_sts", "tls_rpt", "bimi"] as const;
export type Extra = (typeof extras)[number];

/** The text that proves a domain; the token holds 128 random bits and more. */
export const ownershipValue = (token: string): string => `domain-verification=${token}`;

const txt = (purpose: Purpose, name: string, value: string, isRequired = true): ExpectedRecord => ({
  key: purpose,
  purpose,
  name,
  type: "TXT",
  value,
  isRequired,
});

const cname = (purpose: Purpose, name: string, value: string, isRequired: boolean): ExpectedRecord => ({
  ...txt(purpose, name, value, isRequired),
  type: "CNAME",
});

function extraRecord(extra: Extra, domain: string, reportTo: string): ExpectedRecord {
  if (extra === "mta_sts") return txt(extra, `_mta-sts.${domain}`, "v=STSv1; id=1", false);
  if (extra === "tls_rpt")
    return txt(extra, `_smtp._tls.${domain}`, `v=TLSRPTv1; rua=mailto:${reportTo}`, false);
  return txt(extra, `default._bimi.${domain}`, `v=BIMI1; l=https://${domain}/logo.svg`, false);
}

/** Where the operator's zone has the key of a domain, below `dkimTarget`. */
export const delegatedKeyName = (selector: string, domain: string, target: string): string =>
  `${selector}.${domain}.${target}`;

function keyRecord(
  { selector, publicKey, isRequired }: ExpectedKey,
  domain: string,
  { dkimTarget }: SendingSettings,
): ExpectedRecord {
  const name = `${selector}._domainkey.${domain}`;
  const record =
    dkimTarget === undefined
      ? txt("dkim", name, printDkimKey(publicKey), isRequired)
      : cname("dkim", name, delegatedKeyName(selector, domain, dkimTarget), isRequired);
  return { ...record, key: `dkim:${selector}` };
}

/** Every record that a domain should have, in the order in which a person does it: own it, then send, then receive. */
export function expectedRecords(of: SendingDomain, settings: SendingSettings): ExpectedRecord[] {
  const { domain } = of;
  const report = settings.reportTo === undefined ? "" : `; rua=mailto:${settings.reportTo}`;
  const returnPath = of.returnPathLabel ?? settings.returnPathLabel;
  const mx = settings.mailHosts.map(({ preference, host }): ExpectedRecord => ({
    ...txt("mx", domain, `${preference} ${host}`),
    key: `mx:${host}`,
    type: "MX",
  }));
  return [
    txt(
      "ownership",
      `${settings.ownershipLabel}.${of.ownershipAt ?? domain}`,
      ownershipValue(of.ownershipToken),
    ),
    txt("spf", domain, `v=spf1 include:${settings.spfInclude} ~all`),
    ...of.keys.map((key) => keyRecord(key, domain, settings)),
    txt("dmarc", `_dmarc.${domain}`, `v=DMARC1; p=none${report}`),
    cname("return_path", `${returnPath}.${domain}`, settings.returnPathTarget, true),
    ...(of.receivesHere ? mx : []),
    cname("tracking", `${settings.trackingLabel}.${domain}`, settings.trackingTarget, false),
    ...of.extras
      .filter((extra) => extra !== "tls_rpt" || settings.reportTo !== undefined)
      .map((extra) => extraRecord(extra, domain, settings.reportTo ?? "")),
  ];
}
