/** Whoever receives a domain's mail. */
export interface MailHost {
  readonly id: string;
  readonly name: string;
  readonly exchanges: RegExp;
}

const host = (id: string, name: string, exchanges: RegExp): MailHost => ({ id, name, exchanges });

const mailHosts: readonly MailHost[] = [
  host("google", "Google Workspace", /(^|\.)(google|googlemail)\.com$/),
  host(
    "microsoft",
    "Microsoft 365",
    /(^|\.)mail\.(protection\.outlook\.(com|de)|eo\.outlook\.com)$|(^|\.)mx\.microsoft$/,
  ),
  host("outlook", "Outlook.com", /(^|\.)olc\.protection\.outlook\.com$/),
  host("zoho", "Zoho Mail", /(^|\.)zoho(mail)?\.(com|eu|in|com\.au|jp)$/),
  host("proton", "Proton Mail", /(^|\.)protonmail\.ch$/),
  host("fastmail", "Fastmail", /(^|\.)messagingengine\.com$/),
  host("icloud", "iCloud Mail", /(^|\.)mail\.icloud\.com$/),
  host("yandex", "Yandex 360", /(^|\.)yandex\.(net|ru)$/),
  host("mailru", "VK WorkMail", /(^|\.)mail\.ru$/),
  host("mimecast", "Mimecast", /(^|\.)mimecast\.(com|co\.za)$/),
  host("proofpoint", "Proofpoint", /(^|\.)(pphosted|ppe-hosted)\.com$/),
  host("barracuda", "Barracuda", /(^|\.)barracudanetworks\.com$/),
  host("ionos", "IONOS", /(^|\.)(kundenserver\.de|1and1\.com|ionos\.(com|de|fr|es|co\.uk))$/),
  host("strato", "STRATO", /(^|\.)rzone\.de$/),
  host("ovh", "OVHcloud", /(^|\.)(mail\.ovh\.(net|ca)|ovh\.net)$/),
  host("gandi", "Gandi", /(^|\.)mail\.gandi\.net$/),
  host("infomaniak", "Infomaniak", /(^|\.)infomaniak\.(ch|com)$/),
  host("hostinger", "Hostinger", /(^|\.)hostinger\.com$/),
  host("titan", "Titan", /(^|\.)titan\.email$/),
  host("namecheap", "Namecheap Private Email", /(^|\.)(privateemail|registrar-servers)\.com$/),
  host("godaddy", "GoDaddy", /(^|\.)secureserver\.net$/),
  host("rackspace", "Rackspace", /(^|\.)emailsrvr\.com$/),
  host("migadu", "Migadu", /(^|\.)migadu\.com$/),
  host("mailbox", "mailbox.org", /(^|\.)mailbox\.org$/),
  host("ses", "Amazon SES", /(^|\.)inbound-smtp\.[a-z0-9-]+\.amazonaws\.com$/),
  host("mailgun", "Mailgun", /(^|\.)mailgun\.org$/),
  host("sendgrid", "SendGrid", /(^|\.)sendgrid\.net$/),
];

/** Whose exchange this is; undefined for one that we do not know, such as a server of one's own. */
export const recogniseMailHost = (exchange: string): MailHost | undefined =>
  mailHosts.find(({ exchanges }) => exchanges.test(exchange.toLowerCase()));
