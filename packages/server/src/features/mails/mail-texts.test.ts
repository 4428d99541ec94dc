import { describe, expect, test } from "vitest";
import type {
  AccountFacts,
  DigestFacts,
  MailText,
  MailTexts,
  NoticeFacts,
  ReportFacts,
} from "./mail-texts.ts";
import { languages } from "../preferences/preferences.rules.ts";
import { textsFor } from "./reader.ts";
import { english } from "./texts-en.ts";

const account: AccountFacts = {
  portal: "Polarpost",
  browser: "Firefox",
  system: "Linux",
  ipAddress: "192.0.2.7",
  at: "AT",
  action: "factors.addTotp",
  tenantName: "Nordlicht",
};
const notice: NoticeFacts = {
  domain: "münchen.example",
  purpose: "spf",
  person: "Ada Okafor",
  email: "ada@nordlicht.example",
  status: "failing",
  cause: "wrong_password",
  contacts: ["bills@nordlicht.example"],
  file: "Kontakte.csv",
  created: 12,
  updated: 3,
  rejected: 1,
};
const tenant = { tenantName: "Nordlicht", slug: "nordlicht" };
const digest: DigestFacts = { ...tenant, notices: [{ kind: "domain_verified", facts: notice }], more: 2 };
const report: ReportFacts = {
  ...tenant,
  imports: 1,
  created: 12,
  updated: 3,
  rejected: 1,
  domains: 2,
  verified: 1,
  joined: 1,
};

const stops = [
  ["paused", "consent_withdrawn"],
  ["needs_password", "wrong_password"],
  ["failing", "silent"],
] as const;

/** Every mail, by its name. */
function mailsIn(texts: MailTexts): [string, MailText][] {
  return [
    ...Object.entries(texts.account).map(([kind, say]): [string, MailText] => [kind, say(account)]),
    ...Object.entries(texts.notice).map(([kind, say]): [string, MailText] => [kind, say(notice)]),
    ...stops.map(([status, cause]): [string, MailText] => [
      `account_stopped ${cause}`,
      texts.notice.account_stopped({ ...notice, status, cause }),
    ]),
    ["daily_digest", texts.daily_digest(digest)],
    ["weekly_report", texts.weekly_report(report)],
  ];
}

const shapeOf = ({ lines, after }: MailText) => [lines.length, after.length];
const factsIn = (mail: MailText) =>
  JSON.stringify(mail).match(/Firefox|Linux|192\.0\.2\.7|Nordlicht|Polarpost|münchen|Ada Okafor|Kontakte/g) ??
  [];

describe.each(languages.filter((language) => language !== "en"))("mails in %s", (language) => {
  const texts = textsFor({ theme: "system", language, timeZone: "UTC", dateFormat: null });
  const others = new Map(mailsIn(texts));

  test.each(mailsIn(english))("%s says what the English one says", (kind, mail) => {
    const other = others.get(kind);
    if (!other) throw new Error(`no mail ${kind}`);
    expect(shapeOf(other)).toEqual(shapeOf(mail));
    expect(factsIn(other).toSorted()).toEqual(factsIn(mail).toSorted());
    expect(JSON.stringify(other)).not.toMatch(/undefined|null|NaN|\[object/);
    expect([other.subject, other.button, ...other.lines, ...other.after]).not.toContain("");
    expect(other.subject).not.toBe(mail.subject);
  });
});
