import type { NameNotation } from "../names/relative-name.ts";

/** Whoever runs a domain's name servers, with what a person meets in the panel there. */
export interface DnsProvider {
  readonly id: string;
  readonly name: string;
  /** Ends of its name servers' names. */
  readonly servers: readonly RegExp[];
  /** Where a person signs in to change records. */
  readonly panelUrl: string;
  readonly notation: NameNotation;
  /** What the panel wants in the field for the name at the apex. */
  readonly apex: "@" | "" | "domain";
  /** The panel's own words for name and value. */
  readonly words: { readonly name: string; readonly value: string };
  /** Records can be put behind its proxy, where a CNAME is seen as an address. */
  readonly hasProxy?: boolean;
}

const ends = (...suffixes: string[]): RegExp[] =>
  suffixes.map((suffix) => new RegExp(`(^|\\.)${suffix.replaceAll(".", "\\.")}$`));

type Words = readonly [name: string, value: string];

const hostValue: Words = ["Host", "Value"];
const nameContent: Words = ["Name", "Content"];
const nameValue: Words = ["Name", "Value"];

interface Known {
  readonly servers: readonly RegExp[];
  readonly panelUrl: string;
  readonly words: Words;
  readonly apex?: DnsProvider["apex"];
  readonly notation?: NameNotation;
  readonly hasProxy?: boolean;
}

const provider = (id: string, name: string, known: Known): DnsProvider => ({
  id,
  name,
  servers: known.servers,
  panelUrl: known.panelUrl,
  notation: known.notation ?? "relative",
  apex: known.apex ?? "@",
  words: { name: known.words[0], value: known.words[1] },
  ...(known.hasProxy ? { hasProxy: true } : {}),
});

/** The hosts that most zones are at. The order matters only where names overlap. */
export const dnsProviders: readonly DnsProvider[] = [
  provider("cloudflare", "Cloudflare", {
    servers: ends("ns.cloudflare.com", "foundationdns.com", "foundationdns.net", "foundationdns.org"),
    panelUrl: "https://dash.cloudflare.com/?to=/:account/:zone/dns/records",
    words: nameContent,
    hasProxy: true,
  }),
  provider("route53", "Amazon Route 53", {
    servers: [/(^|\.)awsdns-\d+\.(com|net|org|co\.uk)$/],
    panelUrl: "https://console.aws.amazon.com/route53/v2/hostedzones",
    words: ["Record name", "Value"],
    apex: "",
  }),
  provider("google", "Google Cloud DNS", {
    servers: ends("googledomains.com"),
    panelUrl: "https://console.cloud.google.com/net-services/dns/zones",
    words: ["DNS name", "Data"],
    apex: "",
  }),
  provider("azure", "Azure DNS", {
    servers: [/(^|\.)azure-dns\.(com|net|org|info)$/],
    panelUrl: "https://portal.azure.com/#browse/Microsoft.Network%2FdnsZones",
    words: nameValue,
  }),
  provider("godaddy", "GoDaddy", {
    servers: ends("domaincontrol.com"),
    panelUrl: "https://dcc.godaddy.com/control/dnsmanagement",
    words: nameValue,
  }),
  provider("namecheap", "Namecheap", {
    servers: ends("registrar-servers.com", "namecheaphosting.com"),
    panelUrl: "https://ap.www.namecheap.com/domains/list",
    words: hostValue,
  }),
  provider("squarespace", "Squarespace", {
    servers: ends("squarespacedns.com"),
    panelUrl: "https://account.squarespace.com/domains",
    words: ["Host", "Data"],
  }),
  provider("ionos", "IONOS", {
    servers: [/(^|\.)ui-dns\.(com|de|org|biz)$/, ...ends("1and1.com")],
    panelUrl: "https://my.ionos.com/domains",
    words: ["Host name", "Value"],
  }),
  provider("ovh", "OVHcloud", {
    servers: ends("ovh.net", "ovh.ca", "anycast.me"),
    panelUrl: "https://www.ovh.com/manager/#/web/domain",
    words: ["Sub-domain", "Value"],
    apex: "",
  }),
  provider("gandi", "Gandi", {
    servers: ends("gandi.net"),
    panelUrl: "https://admin.gandi.net/domain",
    words: nameValue,
  }),
  provider("hetzner", "Hetzner", {
    servers: ends("hetzner.com", "hetzner.de", "second-ns.com", "second-ns.de"),
    panelUrl: "https://dns.hetzner.com",
    words: nameValue,
  }),
  provider("strato", "STRATO", {
    servers: ends("rzone.de"),
    panelUrl: "https://www.strato.de/apps/CustomerService",
    words: ["Prefix", "Value"],
    apex: "",
  }),
  provider("inwx", "INWX", {
    servers: ends("inwx.de", "inwx.eu", "inwx.com"),
    panelUrl: "https://www.inwx.de/en/nameserver2",
    words: nameValue,
    apex: "",
  }),
  provider("netcup", "netcup", {
    servers: ends("netcup.net"),
    panelUrl: "https://www.customercontrolpanel.de/domains.php",
    words: ["Host", "Destination"],
  }),
  provider("hostinger", "Hostinger", {
    servers: ends("dns-parking.com", "hostinger.com"),
    panelUrl: "https://hpanel.hostinger.com/domains",
    words: ["Name", "Points to"],
  }),
  provider("bluehost", "Bluehost", {
    servers: ends("bluehost.com"),
    panelUrl: "https://my.bluehost.com/cgi/dm/zoneedit",
    words: ["Host record", "Points to"],
  }),
  provider("dreamhost", "DreamHost", {
    servers: ends("dreamhost.com"),
    panelUrl: "https://panel.dreamhost.com/index.cgi?tree=domain.dashboard",
    words: hostValue,
    apex: "",
  }),
  provider("digitalocean", "DigitalOcean", {
    servers: ends("digitalocean.com"),
    panelUrl: "https://cloud.digitalocean.com/networking/domains",
    words: ["Hostname", "Value"],
  }),
  provider("linode", "Akamai (Linode)", {
    servers: ends("linode.com"),
    panelUrl: "https://cloud.linode.com/domains",
    words: ["Hostname", "Value"],
    apex: "",
  }),
  provider("vercel", "Vercel", {
    servers: ends("vercel-dns.com", "vercel-dns-3.com"),
    panelUrl: "https://vercel.com/dashboard/domains",
    words: nameValue,
    apex: "",
  }),
  provider("netlify", "Netlify", {
    servers: ends("nsone.net"),
    panelUrl: "https://app.netlify.com/teams/-/dns",
    words: nameValue,
  }),
  provider("dnsimple", "DNSimple", {
    servers: ends("dnsimple.com", "dnsimple-edge.net", "dnsimple-edge.org"),
    panelUrl: "https://dnsimple.com/dashboard",
    words: nameContent,
    apex: "",
  }),
  provider("dnsmadeeasy", "DNS Made Easy", {
    servers: ends("dnsmadeeasy.com"),
    panelUrl: "https://cp.dnsmadeeasy.com",
    words: nameValue,
    apex: "",
  }),
  provider("porkbun", "Porkbun", {
    servers: ends("porkbun.com"),
    panelUrl: "https://porkbun.com/account/domainsSpeedy",
    words: ["Host", "Answer"],
    apex: "",
  }),
  provider("namecom", "Name.com", {
    servers: ends("name.com"),
    panelUrl: "https://www.name.com/account/domain",
    words: ["Host", "Answer"],
  }),
  provider("wix", "Wix", {
    servers: ends("wixdns.net"),
    panelUrl: "https://manage.wix.com/account/domains",
    words: ["Host name", "Value"],
    apex: "",
  }),
  provider("shopify", "Shopify", {
    servers: ends("shopifydns.com"),
    panelUrl: "https://admin.shopify.com/settings/domains",
    words: nameValue,
  }),
  provider("wordpress", "WordPress.com", {
    servers: ends("wordpress.com"),
    panelUrl: "https://wordpress.com/domains/manage",
    words: nameValue,
  }),
  provider("infomaniak", "Infomaniak", {
    servers: ends("infomaniak.ch", "infomaniak.com"),
    panelUrl: "https://manager.infomaniak.com",
    words: ["Source", "Target"],
    apex: "",
  }),
  provider("alibaba", "Alibaba Cloud DNS", {
    servers: ends("hichina.com", "alidns.com"),
    panelUrl: "https://dns.console.aliyun.com",
    words: ["Host", "Record value"],
  }),
  provider("he", "Hurricane Electric", {
    servers: ends("he.net"),
    panelUrl: "https://dns.he.net",
    words: ["Name", "Text data"],
    notation: "absolute",
    apex: "domain",
  }),
];

/** The provider that serves a zone, by the majority of its name servers; undefined for one that we do not know. */
export function recogniseDnsProvider(nameServers: readonly string[]): DnsProvider | undefined {
  const votes = new Map<DnsProvider, number>();
  for (const server of nameServers) {
    const found = dnsProviders.find(({ servers }) => servers.some((form) => form.test(server.toLowerCase())));
    if (found) votes.set(found, (votes.get(found) ?? 0) + 1);
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** How an unknown panel most likely works; the guide then says both notations. */
export const anyPanel = { notation: "relative", apex: "@", words: { name: "Name", value: "Value" } } as const;
