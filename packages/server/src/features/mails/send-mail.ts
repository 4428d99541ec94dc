import { asSystem, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { SendMail } from "../../ports/mailer.ts";
import { findNotice, type PendingNotice } from "./find-notice.ts";
import { noticeTexts } from "./notice-texts.ts";
import type { NoticeKind } from "../notices/tell-notice.ts";
import { accountTexts, writeMail, type MailText } from "./mail-texts.ts";
import type { AccountMail, MailKind } from "./queue-mail.ts";

const HOUR_MS = 3_600_000;

interface Route {
  readonly path: (token: string) => string;
  readonly token?: { readonly purpose: string; readonly hours: number };
}

/** Where each mail leads, in the portal's paths. */
const routes: Record<AccountMail, Route> = {
  verify_email: {
    path: (token) => `/verify-email?token=${token}`,
    token: { purpose: "verify_email", hours: 24 },
  },
  reset_password: {
    path: (token) => `/reset/${token}`,
    token: { purpose: "reset_password", hours: 1 },
  },
  already_registered: { path: () => "/sign-in" },
  password_changed: { path: () => "/account" },
};

interface Pending {
  readonly userId: string;
  readonly recipient: string;
  readonly kind: MailKind;
  readonly notice: PendingNotice | null;
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
export async function sendQueuedMail(deps: Deps, sendMail: SendMail, mailId: string): Promise<void> {
  const prepared = await asSystem(deps.db, "send mail", async (tx) => {
    const pending = await findPending(tx, mailId);
    if (!pending) return undefined;
    const { text, path } = await contentOf(tx, deps, pending);
    // APP_URL and nothing of a request: a forged Host header cannot reach a link.
    return writeMail(text, pending.recipient, `${deps.env.APP_URL}${path}`);
  });
  if (!prepared) return;
  try {
    await sendMail(prepared);
  } catch (error) {
    const failure = failureCode(error);
    await note(deps, mailId, { failure });
    if (isForGood(error)) return;
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

async function findPending(tx: Tx, mailId: string): Promise<Pending | undefined> {
  const mail = await tx.mail.findUnique({
    where: { id: mailId },
    select: { userId: true, kind: true, recipient: true, sent: true, tenantId: true, noticeId: true },
  });
  if (!mail || mail.sent) return undefined;
  const person = await tx.user.findUnique({ where: { id: mail.userId }, select: { deleted: true } });
  if (!person || person.deleted) return undefined;
  const { userId, recipient, tenantId, noticeId } = mail;
  const notice = tenantId && noticeId ? await findNotice(tx, { tenantId, noticeId }) : null;
  return notice === undefined ? undefined : { userId, recipient, kind: mail.kind as MailKind, notice };
}

/** What the mail says and where it leads; a token is minted where it leads to something that asks for one. */
async function contentOf(tx: Tx, deps: Deps, pending: Pending): Promise<{ text: MailText; path: string }> {
  const { kind, notice } = pending;
  if (notice) return { text: noticeTexts[kind as NoticeKind](notice.facts), path: notice.path };
  const account = kind as AccountMail;
  const route = routes[account];
  const token = route.token ? await mintToken(tx, deps, pending, route.token) : "";
  return { text: accountTexts[account], path: route.path(token) };
}

async function mintToken(
  tx: Tx,
  deps: Deps,
  mail: Pick<Pending, "userId" | "recipient">,
  of: { purpose: string; hours: number },
): Promise<string> {
  const token = deps.tokens.mint();
  const expires = new Date(deps.clock().getTime() + of.hours * HOUR_MS);
  await tx.personToken.createMany({
    data: {
      userId: mail.userId,
      purpose: of.purpose,
      email: mail.recipient,
      tokenHash: deps.tokens.hash(token),
      expires,
    },
  });
  return token;
}

const note = (deps: Deps, id: string, data: { sent?: Date; failure: string | null }) =>
  asSystem(deps.db, "send mail", (tx) => tx.mail.updateMany({ where: { id }, data }));
