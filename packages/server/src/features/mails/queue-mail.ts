import type { Tx } from "@rookery/db";
import { enqueue } from "../../jobs/enqueue.ts";
import type { NoticeKind } from "../notices/tell-notice.ts";

export type AccountMail = "verify_email" | "already_registered" | "reset_password" | "password_changed";
export type MailKind = AccountMail | NoticeKind;

export interface NewMail {
  readonly userId: string;
  readonly kind: MailKind;
  readonly recipient: string;
  /** What it tells of, where it tells of a notice. */
  readonly notice?: { readonly tenantId: string; readonly noticeId: string };
}

/** Queues a mail inside the caller's transaction. The job carries the row's id; a token is made by the worker that sends. */
export async function queueMail(tx: Tx, { notice, ...mail }: NewMail): Promise<void> {
  const { id } = await tx.mail.create({ data: { ...mail, ...notice }, select: { id: true } });
  await enqueue(tx, "send-mail", { mailId: id });
}
