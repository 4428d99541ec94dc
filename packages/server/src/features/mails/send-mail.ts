import { asSystem, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { addressInside, urlAt } from "../../portal-address.ts";
import { accountLinks } from "./account-links.ts";
import { findInvite, safeName } from "./find-invite.ts";
import { findNotice, type PendingNotice } from "./find-notice.ts";
import type { NoticeKind } from "../preferences/preferences.rules.ts";
import { mailBrandOf } from "./mail-brand.ts";
import { writeMail } from "./mail-frame.ts";
import type { AccountFacts, DigestFacts, MailText, ReportFacts } from "./mail-texts.ts";
import type { AccountMail, MailKind } from "./queue-mail.ts";
import { readerOf, textsFor, timeFor, type Reader } from "./reader.ts";

interface Pending {
  readonly userId: string | null;
  readonly recipient: string;
  readonly kind: MailKind;
  readonly tenantId: string | null;
  readonly inviteId: string | null;
  readonly facts: Omit<AccountFacts, "portal">;
  readonly notice: PendingNotice | null;
  /** Of a digest or a report. */
  readonly period: unknown;
}

/** A mail that could not be handed on. Says how, in a code; the mail server's own words stay where they were said. */
class MailNotTaken extends Error {
  override name = "MailNotTaken";
}

/**
 * The body of `send-mail`. The token is made here, so that no job, log or table ever holds one that works. A mail that went
 * out is not sent again; where the process died between sending and noting it, a second mail with a link of its own goes out.
 * @throws MailNotTaken where the queue shall try again; a recipient that is refused for good is noted and left.
 */
export async function sendQueuedMail(deps: Deps, mailId: string): Promise<void> {
  const prepared = await asSystem(deps.db, "send mail", async (tx) => {
    const pending = await findPending(tx, mailId);
    if (!pending) return undefined;
    const reader = await readerOf(tx, pending);
    const toOwnPeople = await belongsToTenant(tx, pending);
    // The address comes from the table, and nothing of a request does: a forged Host header cannot reach a link. Where a tenant's
    // host leads is the tenant's to say, so that what opens an account goes by it only where it opens nothing of another tenant's.
    const isStrangers = pending.userId !== null && !toOwnPeople;
    const isOthers = isStrangers || (opensAccount(pending) && (await belongsElsewhere(tx, pending)));
    const address = await addressInside(tx, deps.env, isOthers ? null : pending.tenantId);
    const content = await contentOf(tx, deps, { ...pending, reader, portal: safeName(address.brand.name) });
    return { to: pending.recipient, reader, address, toOwnPeople, ...content };
  });
  if (!prepared) return;
  const { to, text, path, reader, address, toOwnPeople } = prepared;
  const brand = await mailBrandOf(deps, address.brand, toOwnPeople);
  const { language } = reader;
  const { orOpen } = textsFor(reader);
  const mail = writeMail(text, { to, url: urlAt(address, path), language, orOpen, brand });
  try {
    await deps.sendMail(mail);
  } catch (error) {
    const failure = failureCode(error);
    await note(deps, mailId, { failure });
    if (isForGood(error)) return noteBounce(deps, mailId);
    throw new MailNotTaken(`The mail was not taken: ${failure}`);
  }
  await note(deps, mailId, { sent: deps.clock(), failure: null });
}

interface SmtpFault {
  readonly code?: string;
  readonly responseCode?: number;
}

/** Of the library's error its code and the server's number, as in `EENVELOPE 550`. */
function failureCode(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as SmtpFault;
  return [code ?? "unknown", responseCode].filter((each) => each !== undefined).join(" ");
}

/** RFC 5321 4.2.1: 5yz to the recipient's address means that trying again does not help. */
function isForGood(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as SmtpFault;
  return code === "EENVELOPE" && responseCode !== undefined && responseCode >= 500 && responseCode < 600;
}

/** An address that is refused for good takes no mail that matters either: until it is confirmed anew it does not count as confirmed. */
async function noteBounce(deps: Deps, mailId: string): Promise<void> {
  await asSystem(
    deps.db,
    "send mail",
    (tx) => tx.$executeRaw`
      UPDATE users u SET email_bounced = now() FROM mails m
      WHERE m.id = ${mailId}::uuid AND u.id = m.user_id AND u.email = m.recipient AND u.email_bounced IS NULL`,
  );
}

async function findPending(tx: Tx, mailId: string): Promise<Pending | undefined> {
  const mail = await tx.mail.findUnique({
    where: { id: mailId },
    select: {
      userId: true,
      kind: true,
      recipient: true,
      sent: true,
      tenantId: true,
      noticeId: true,
      inviteId: true,
      facts: true,
    },
  });
  if (!mail || mail.sent) return undefined;
  const { userId, recipient, tenantId, noticeId, inviteId } = mail;
  if (userId !== null) {
    const person = await tx.user.findUnique({ where: { id: userId }, select: { deleted: true } });
    if (!person || person.deleted) return undefined;
  }
  const notice = tenantId && noticeId ? await findNotice(tx, { tenantId, noticeId }) : null;
  const invited = tenantId && inviteId ? await findInvite(tx, { tenantId, inviteId }) : null;
  if (notice === undefined || invited === undefined) return undefined;
  const facts = { ...(mail.facts as Omit<AccountFacts, "portal"> | null), ...invited };
  return {
    userId,
    recipient,
    tenantId,
    inviteId,
    facts,
    kind: mail.kind as MailKind,
    notice,
    period: mail.facts,
  };
}

/** What the mail says and where it leads; a token is minted where it leads to something that asks for one. */
async function contentOf(
  tx: Tx,
  deps: Deps,
  pending: Pending & { reader: Reader; portal: string },
): Promise<{ text: MailText; path: string }> {
  const { kind, notice, facts, reader, portal } = pending;
  const texts = textsFor(reader);
  if (notice) return { text: texts.notice[kind as NoticeKind](notice.facts), path: notice.path };
  if (kind === "daily_digest" || kind === "weekly_report") {
    // Written by mail-digests.ts with the reader's access at that moment.
    const { period } = pending;
    const text =
      kind === "daily_digest"
        ? texts.daily_digest(period as DigestFacts)
        : texts.weekly_report(period as ReportFacts);
    return { text, path: `/t/${(period as DigestFacts | ReportFacts).slug}` };
  }
  const account = kind as AccountMail;
  const link = accountLinks[account];
  const token = link.mint ? await link.mint(tx, deps, pending) : "";
  const at = facts.at === undefined ? {} : { at: timeFor(reader, new Date(facts.at)) };
  return { text: texts.account[account]({ ...facts, ...at, portal }), path: link.path(token) };
}

/** Whether the mail goes to one of the tenant's people, or to who has accepted to be one, and not to somebody whose address was only given. */
async function belongsToTenant(tx: Tx, { tenantId, userId }: Pending): Promise<boolean> {
  if (tenantId === null || userId === null) return false;
  if ((await tx.tenantUser.count({ where: { tenantId, userId, deleted: null } })) > 0) return true;
  const waiting = { tenantId, acceptedBy: userId, approved: null, refused: null };
  return (await tx.invite.count({ where: waiting })) > 0;
}

const opensAccount = ({ kind }: Pending): boolean =>
  kind in accountLinks && accountLinks[kind as AccountMail].opensAccount === true;

async function belongsElsewhere(tx: Tx, { tenantId, userId }: Pending): Promise<boolean> {
  if (tenantId === null || userId === null) return false;
  const where = { userId, deleted: null, tenantId: { not: tenantId }, tenant: { deleted: null } };
  return (await tx.tenantUser.count({ where })) > 0;
}

const note = (deps: Deps, id: string, data: { sent?: Date; failure: string | null }) =>
  asSystem(deps.db, "send mail", (tx) => tx.mail.updateMany({ where: { id }, data }));
