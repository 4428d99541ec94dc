import type { Tx } from "@rookery/db";
import type { MailTexts } from "./mail-texts.ts";
import { english } from "./texts-en.ts";

/** How somebody reads a mail: their own choice, else the tenant's, else the platform's. */
export interface Reader {
  readonly language: string;
  readonly timeZone: string;
}

/** The languages that mails are written in. */
const languages: Record<string, MailTexts> = { en: english };

export const textsFor = ({ language }: Reader): MailTexts => languages[language] ?? english;

/** @param of the person where they have an account, and the tenant that the mail is about, where it is about one. */
export async function readerOf(
  tx: Tx,
  of: { readonly userId: string | null; readonly tenantId: string | null },
): Promise<Reader> {
  const [found] = await tx.$queryRaw<{ language: string | null; timezone: string | null }[]>`
    SELECT coalesce(p.language, c.ui_language) AS language, coalesce(p.timezone, c.ui_timezone) AS timezone
    FROM (SELECT 1) one
    LEFT JOIN user_preferences p ON p.user_id = ${of.userId}::uuid
    LEFT JOIN tenant_config c ON c.tenant_id = ${of.tenantId}::uuid`;
  return { language: found?.language ?? "en", timeZone: found?.timezone ?? "UTC" };
}

/** A moment as the reader has it, with its zone, since mails are read anywhere. */
export const timeFor = ({ language, timeZone }: Reader, at: Date): string =>
  new Intl.DateTimeFormat(language, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(at) + ` (${timeZone})`;
