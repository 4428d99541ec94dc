import type { Prisma, Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import type { NoticeKind } from "../preferences/preferences.rules.ts";

export const accountMails = [
  "verify_email",
  "already_registered",
  "reset_password",
  "password_changed",
  "new_device",
  "factors_changed",
  "email_change_old",
  "email_change_new",
  "email_change_taken",
  "email_changed",
  "invite",
  "join_approved",
] as const;
export type AccountMail = (typeof accountMails)[number];

/** What happened in a stretch of time: by day, by week. */
export type PeriodMail = "daily_digest" | "weekly_report";

export type MailKind = AccountMail | NoticeKind | PeriodMail;

export interface NewMail {
  /** Null for somebody who may have no account: whom an invite asks, or a tenant's billing contact. */
  readonly userId: string | null;
  readonly kind: MailKind;
  readonly recipient: string;
  /** Whom it is about, and in whose name and look it is written; the platform's where it is absent, or the person is not the tenant's. */
  readonly tenantId?: string;
  /** What it tells of, where it tells of a notice of the tenant. */
  readonly noticeId?: string;
  readonly inviteId?: string;
  /** What it names, where its kind names something. */
  readonly facts?: Prisma.InputJsonObject;
}

/** Queues a mail inside the caller's transaction. The job carries the row's id; a token is made by the worker that sends. */
export async function queueMail(tx: Tx, mail: NewMail): Promise<void> {
  const { id } = await tx.mail.create({ data: mail, select: { id: true } });
  await enqueue(tx, "send-mail", { mailId: id });
}

type PersonMail = Pick<NewMail, "kind" | "recipient" | "facts"> & { readonly userId: string };

/** Queues a mail about somebody's own account, in the voice of the portal that they did it in. */
export const queuePersonMail = (tx: Tx, { address }: Context, mail: PersonMail): Promise<void> =>
  queueMail(tx, { ...mail, ...(address.tenant ? { tenantId: address.tenant.id } : {}) });
