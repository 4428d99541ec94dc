import type { Tx } from "@rookery/db";
import {
  dayFormat,
  noChoices,
  resolvePreferences,
  type Choices,
  type Preferences,
  type RegionalDefaults,
} from "../preferences/preferences.rules.ts";
import type { MailTexts } from "./mail-texts.ts";
import { english } from "./texts-en.ts";
import { spanish } from "./texts-es.ts";
import { french } from "./texts-fr.ts";
import { german } from "./texts-de.ts";

/** How somebody reads a mail. A mail knows no device, so that its zone is UTC where nobody has said one. */
export interface Reader extends Preferences {
  readonly timeZone: string;
}

/** The languages that mails are written in. */
const texts: Record<Preferences["language"], MailTexts> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
};

export const textsFor = ({ language }: Reader): MailTexts => texts[language];

/** @param of the person where they have an account, and the tenant that the mail is about, where it is about one. */
export async function readerOf(
  tx: Tx,
  of: { readonly userId: string | null; readonly tenantId: string | null },
): Promise<Reader> {
  const [own] = await tx.$queryRaw<Choices[]>`
    SELECT theme, language, timezone AS "timeZone", date_format AS "dateFormat"
    FROM user_preferences WHERE user_id = ${of.userId}::uuid`;
  const tenants = await tx.$queryRaw<RegionalDefaults[]>`
    SELECT ui_language AS language, ui_timezone AS "timeZone", ui_date_format AS "dateFormat" FROM tenant_config
    WHERE CASE WHEN ${of.tenantId}::uuid IS NOT NULL THEN tenant_id = ${of.tenantId}::uuid
      ELSE tenant_id IN (SELECT tenant_id FROM tenant_users WHERE user_id = ${of.userId}::uuid AND deleted IS NULL) END`;
  const preferences = resolvePreferences(own ?? noChoices, tenants);
  return { ...preferences, timeZone: preferences.timeZone ?? "UTC" };
}

/** A moment as the reader has it, with its zone, since mails are read anywhere. */
export function timeFor(reader: Reader, at: Date): string {
  const { language, timeZone, dateFormat } = reader;
  const clock = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone });
  const both = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone });
  const said = dateFormat === null ? both.format(at) : `${dayFormat(reader)(at)}, ${clock.format(at)}`;
  return `${said} (${timeZone})`;
}
