import type { MailText } from "./mail-texts.ts";
import type { NoticeKind } from "../notices/tell-notice.ts";

/** What a notice's mail names: members of the tenant alone get it, so that it may say what they typed. */
export interface NoticeFacts {
  /** As people read it. */
  readonly domain: string;
  readonly purpose?: string | undefined;
}

/** Records by the names under which people know them. */
const records: Record<string, string> = {
  ownership: "the ownership record",
  spf: "the SPF record",
  dkim: "the DKIM key",
  dmarc: "the DMARC record",
  mx: "an MX record",
  return_path: "the return path",
};

const why = "You get this because you run this workspace.";

export const noticeTexts: Record<NoticeKind, (facts: NoticeFacts) => MailText> = {
  domain_verified: ({ domain }) => ({
    subject: `${domain} is verified`,
    lines: [`Every record that receivers ask for stands at ${domain}. We look again several times a day.`],
    button: "Open the domain",
    after: [why],
  }),
  domain_degraded: ({ domain, purpose = "" }) => ({
    subject: `${domain} needs attention`,
    lines: [
      `${domain} was verified, and several looks in a row found that ${records[purpose] ?? "a record"} no longer stands.`,
      "Mail from it may be refused or put into spam. The page shows what each name server says, and the one change that mends it.",
    ],
    button: "See what changed",
    after: [why],
  }),
  domain_recovered: ({ domain }) => ({
    subject: `${domain} is whole again`,
    lines: [`Every record that receivers ask for stands at ${domain} again.`],
    button: "Open the domain",
    after: [why],
  }),
  domain_ownership_lost: ({ domain }) => ({
    subject: `${domain} is no longer proven to be yours`,
    lines: [
      `Your ownership record has been gone from the DNS of ${domain} for more than three days, and another proof of ownership stands there now.`,
      "If the domain is yours, publish your record again; the page shows it.",
    ],
    button: "Open the domain",
    after: [why],
  }),
};
