import { asSystem, readRowsAsSystem } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { NoticeKind } from "../preferences/preferences.rules.ts";
import { isMorningDue, isWeekDue } from "./local-morning.ts";
import type { DigestFacts, NoticeFacts } from "./mail-texts.ts";
import { queueMail } from "./queue-mail.ts";
import { weekOf, type WeekReader } from "./week.queries.ts";

interface Reader extends WeekReader {
  email: string;
  tenant_name: string;
  slug: string;
  time_zone: string;
  digested: Date;
  reported: Date;
  wants_digest: boolean;
  wants_report: boolean;
}

/** Who asks for a digest or a report in some tenant: few of all, since neither is how anybody begins. */
const readersStatement = `
  SELECT m.tenant_id, m.user_id, m.roles[1] AS role, m.digested, m.reported, u.email, t.name AS tenant_name, t.slug,
         coalesce(p.timezone, c.ui_timezone, 'UTC') AS time_zone, wants.digest AS wants_digest, wants.report AS wants_report,
         ARRAY(SELECT a.company_id FROM company_members a WHERE a.tenant_id = m.tenant_id AND a.user_id = m.user_id) AS company_ids
  FROM user_preferences p
  CROSS JOIN LATERAL (
    SELECT p.weekly_reports AS report, p.email_notifications AND EXISTS (
      SELECT FROM notification_choices h WHERE h.user_id = p.user_id AND h.by_mail = 'daily') AS digest) wants
  JOIN tenant_users m ON m.user_id = p.user_id AND m.deleted IS NULL AND m.suspended IS NULL
  JOIN users u ON u.id = m.user_id AND u.deleted IS NULL AND u.email_verified IS NOT NULL AND u.email_bounced IS NULL
  JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
  LEFT JOIN tenant_config c ON c.tenant_id = t.id
  WHERE wants.report OR wants.digest`;

/**
 * The body of `mail-digests`: queues what is due at each reader's own morning. Of two that run at once the one that first moves the
 * reader's mark tells, so that nothing is told twice. (Marks are compared by milliseconds, as JavaScript has them.)
 */
export async function mailDigests(deps: Pick<Deps, "db" | "clock">, signal: AbortSignal): Promise<void> {
  const readers = await readRowsAsSystem<Reader>(deps.db, "digests", {
    name: "digest_readers",
    text: readersStatement,
    values: [],
  });
  const now = deps.clock();
  for (const reader of readers) {
    if (signal.aborted) return;
    const timeZone = reader.time_zone;
    if (reader.wants_digest && isMorningDue({ told: reader.digested, now, timeZone }))
      await mailDigest(deps, reader, now);
    if (reader.wants_report && isWeekDue({ told: reader.reported, now, timeZone }))
      await mailReport(deps, reader, now);
  }
}

/** More than a screen of them nobody reads in a mail; the bell has all. */
const DIGEST_MAX = 30;

interface NewsRow {
  kind: NoticeKind;
  facts: NoticeFacts;
}

async function mailDigest({ db }: Pick<Deps, "db">, reader: Reader, now: Date): Promise<void> {
  const { tenant_id: tenantId, user_id: userId, digested } = reader;
  await asSystem(db, "digests", async (tx) => {
    const isOurs = await tx.$executeRaw`
      UPDATE tenant_users SET digested = ${now} WHERE tenant_id = ${tenantId}::uuid AND user_id = ${userId}::uuid
        AND date_trunc('milliseconds', digested) = ${digested}`;
    if (isOurs === 0) return;
    const news = await tx.$queryRaw<NewsRow[]>`
      SELECT n.kind, n.facts FROM notices n
      JOIN notification_choices h ON h.user_id = ${userId}::uuid AND h.kind = n.kind AND h.by_mail = 'daily'
      LEFT JOIN companies c ON c.tenant_id = n.tenant_id AND c.id = n.company_id
      WHERE n.tenant_id = ${tenantId}::uuid AND n.created > ${digested} AND n.created <= ${now} AND c.purged IS NULL
        AND CASE WHEN n.user_id IS NULL THEN ${reader.role !== "member"} ELSE n.user_id = ${userId}::uuid END
      ORDER BY n.id`;
    if (news.length === 0) return;
    const facts = {
      tenantName: reader.tenant_name,
      slug: reader.slug,
      notices: news.slice(0, DIGEST_MAX).map(({ kind, facts: named }) => ({ kind, facts: { ...named } })),
      more: Math.max(0, news.length - DIGEST_MAX),
    } satisfies DigestFacts;
    await queueMail(tx, { userId, tenantId, kind: "daily_digest", recipient: reader.email, facts });
  });
}

async function mailReport({ db }: Pick<Deps, "db">, reader: Reader, now: Date): Promise<void> {
  const { tenant_id: tenantId, user_id: userId, reported } = reader;
  // Read with the access that the reader has, before the transaction that takes the week as told.
  const week = await weekOf(db, reader, { since: reported, until: now });
  await asSystem(db, "digests", async (tx) => {
    const isOurs = await tx.$executeRaw`
      UPDATE tenant_users SET reported = ${now} WHERE tenant_id = ${tenantId}::uuid AND user_id = ${userId}::uuid
        AND date_trunc('milliseconds', reported) = ${reported}`;
    if (isOurs === 0) return;
    const facts = { tenantName: reader.tenant_name, slug: reader.slug, ...week };
    await queueMail(tx, { userId, tenantId, kind: "weekly_report", recipient: reader.email, facts });
  });
}
