import {
  signInProviders,
  type Security,
  type ServerSettings,
  type SignInProvider,
} from "./email-accounts.rules.ts";

interface Door {
  readonly host: string;
  readonly port: number;
  readonly security: Security;
}

/** How a provider's mailboxes are reached, and what it asks for beyond a password. */
export interface MailProvider {
  readonly id: string;
  readonly name: string;
  /** Ends of the exchanges that take in its customers' mail. */
  readonly exchanges: readonly string[];
  /** Domains of its own, where it gives mailboxes away. */
  readonly domains: readonly string[];
  readonly smtp: Door;
  readonly imap: Door;
  /** `app_password`: the account's own is refused. `basic_ending`: see MC786329. */
  readonly asks?: "app_password" | "basic_ending";
}

const tls = (host: string, port: number): Door => ({ host, port, security: "tls" });
const startTls = (host: string, port = 587): Door => ({ host, port, security: "starttls" });

/** The 25 that most mailboxes of companies are at; what their own help pages say in November 2026. */
export const mailProviders: readonly MailProvider[] = [
  {
    id: "google",
    name: "Google Workspace",
    exchanges: ["google.com", "googlemail.com"],
    domains: ["gmail.com", "googlemail.com"],
    smtp: tls("smtp.gmail.com", 465),
    imap: tls("imap.gmail.com", 993),
    asks: "app_password",
  },
  {
    id: "microsoft",
    name: "Microsoft 365",
    exchanges: ["mail.protection.outlook.com", "mx.microsoft"],
    domains: ["outlook.com", "hotmail.com", "live.com"],
    smtp: startTls("smtp.office365.com"),
    imap: tls("outlook.office365.com", 993),
    asks: "basic_ending",
  },
  {
    id: "icloud",
    name: "iCloud",
    exchanges: ["mail.icloud.com"],
    domains: ["icloud.com", "me.com", "mac.com"],
    smtp: startTls("smtp.mail.me.com"),
    imap: tls("imap.mail.me.com", 993),
    asks: "app_password",
  },
  {
    id: "yahoo",
    name: "Yahoo",
    exchanges: ["yahoodns.net"],
    domains: ["yahoo.com", "ymail.com"],
    smtp: tls("smtp.mail.yahoo.com", 465),
    imap: tls("imap.mail.yahoo.com", 993),
    asks: "app_password",
  },
  {
    id: "aol",
    name: "AOL",
    exchanges: ["mx.aol.com"],
    domains: ["aol.com"],
    smtp: tls("smtp.aol.com", 465),
    imap: tls("imap.aol.com", 993),
    asks: "app_password",
  },
  {
    id: "zoho",
    name: "Zoho Mail",
    exchanges: ["zoho.com", "zohomail.com"],
    domains: ["zohomail.com"],
    smtp: tls("smtppro.zoho.com", 465),
    imap: tls("imappro.zoho.com", 993),
    asks: "app_password",
  },
  {
    id: "zoho-eu",
    name: "Zoho Mail (EU)",
    exchanges: ["zoho.eu"],
    domains: ["zohomail.eu"],
    smtp: tls("smtppro.zoho.eu", 465),
    imap: tls("imappro.zoho.eu", 993),
    asks: "app_password",
  },
  {
    id: "fastmail",
    name: "Fastmail",
    exchanges: ["messagingengine.com"],
    domains: ["fastmail.com", "fastmail.fm"],
    smtp: tls("smtp.fastmail.com", 465),
    imap: tls("imap.fastmail.com", 993),
    asks: "app_password",
  },
  {
    id: "ionos",
    name: "IONOS",
    exchanges: ["kundenserver.de", "ionos.de", "ionos.com", "perfora.net"],
    domains: [],
    smtp: tls("smtp.ionos.com", 465),
    imap: tls("imap.ionos.com", 993),
  },
  {
    id: "ovh",
    name: "OVHcloud",
    exchanges: ["mail.ovh.net", "mail.ovh.ca"],
    domains: [],
    smtp: tls("ssl0.ovh.net", 465),
    imap: tls("ssl0.ovh.net", 993),
  },
  {
    id: "strato",
    name: "Strato",
    exchanges: ["rzone.de"],
    domains: [],
    smtp: tls("smtp.strato.de", 465),
    imap: tls("imap.strato.de", 993),
  },
  {
    id: "gandi",
    name: "Gandi",
    exchanges: ["mail.gandi.net"],
    domains: [],
    smtp: tls("mail.gandi.net", 465),
    imap: tls("mail.gandi.net", 993),
  },
  {
    id: "infomaniak",
    name: "Infomaniak",
    exchanges: ["mail.infomaniak.com", "mta-gw.infomaniak.ch"],
    domains: ["ik.me"],
    smtp: tls("mail.infomaniak.com", 465),
    imap: tls("mail.infomaniak.com", 993),
  },
  {
    id: "hostinger",
    name: "Hostinger",
    exchanges: ["hostinger.com", "titan.email"],
    domains: [],
    smtp: tls("smtp.hostinger.com", 465),
    imap: tls("imap.hostinger.com", 993),
  },
  {
    id: "godaddy",
    name: "GoDaddy Workspace Email",
    exchanges: ["secureserver.net"],
    domains: [],
    smtp: tls("smtpout.secureserver.net", 465),
    imap: tls("imap.secureserver.net", 993),
  },
  {
    id: "namecheap",
    name: "Namecheap Private Email",
    exchanges: ["privateemail.com"],
    domains: [],
    smtp: tls("mail.privateemail.com", 465),
    imap: tls("mail.privateemail.com", 993),
  },
  {
    id: "rackspace",
    name: "Rackspace",
    exchanges: ["emailsrvr.com"],
    domains: [],
    smtp: tls("secure.emailsrvr.com", 465),
    imap: tls("secure.emailsrvr.com", 993),
  },
  {
    id: "mailbox-org",
    name: "mailbox.org",
    exchanges: ["mailbox.org"],
    domains: ["mailbox.org"],
    smtp: tls("smtp.mailbox.org", 465),
    imap: tls("imap.mailbox.org", 993),
  },
  {
    id: "migadu",
    name: "Migadu",
    exchanges: ["migadu.com"],
    domains: [],
    smtp: tls("smtp.migadu.com", 465),
    imap: tls("imap.migadu.com", 993),
  },
  {
    id: "mxroute",
    name: "MXroute",
    exchanges: ["mxrouting.net", "mxlogin.com"],
    domains: [],
    smtp: tls("mail.mxlogin.com", 465),
    imap: tls("mail.mxlogin.com", 993),
  },
  {
    id: "purelymail",
    name: "Purelymail",
    exchanges: ["purelymail.com"],
    domains: ["purelymail.com"],
    smtp: tls("smtp.purelymail.com", 465),
    imap: tls("imap.purelymail.com", 993),
  },
  {
    id: "gmx",
    name: "GMX",
    exchanges: ["gmx.net"],
    domains: ["gmx.de", "gmx.net", "gmx.at", "gmx.ch"],
    smtp: tls("mail.gmx.net", 465),
    imap: tls("imap.gmx.net", 993),
  },
  {
    id: "web-de",
    name: "WEB.DE",
    exchanges: ["web.de"],
    domains: ["web.de"],
    smtp: tls("smtp.web.de", 465),
    imap: tls("imap.web.de", 993),
  },
  {
    id: "yandex",
    name: "Yandex 360",
    exchanges: ["mx.yandex.net", "mx.yandex.ru"],
    domains: ["yandex.com", "yandex.ru"],
    smtp: tls("smtp.yandex.com", 465),
    imap: tls("imap.yandex.com", 993),
    asks: "app_password",
  },
  {
    id: "dreamhost",
    name: "DreamHost",
    exchanges: ["dreamhost.com"],
    domains: [],
    smtp: tls("smtp.dreamhost.com", 465),
    imap: tls("imap.dreamhost.com", 993),
  },
];

const endsIn = (name: string, end: string): boolean => name === end || name.endsWith(`.${end}`);

export const providerOfDomain = (domain: string): MailProvider | undefined =>
  mailProviders.find(({ domains }) => domains.includes(domain));

/** By who takes in the domain's mail. */
export const providerOfExchange = (exchange: string): MailProvider | undefined =>
  mailProviders.find(({ exchanges }) => exchanges.some((end) => endsIn(exchange, end)));

/** Where a mailbox is that was connected by signing in at one of them. */
export function settingsAt(
  provider: SignInProvider,
  username: string,
): { smtp: ServerSettings; imap: ServerSettings } {
  const found = mailProviders.find(({ id }) => id === provider);
  if (!found) throw new TypeError(`${provider} is on no list`);
  return { smtp: { ...found.smtp, username }, imap: { ...found.imap, username } };
}

/** Who could be signed in at instead of giving a password to this server. */
export const signInAt = (server: ServerSettings | null): SignInProvider | null =>
  signInProviders.find((each) => server !== null && settingsAt(each, "").smtp.host === server.host) ?? null;
