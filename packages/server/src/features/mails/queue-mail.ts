import type { Tx } from "@rookery/db";
import { enqueue } from "../../jobs/enqueue.ts";

export type MailKind = "verify_email" | "already_registered" | "reset_password" | "password_changed";

/** Queues a mail inside the caller's transaction. The job carries the row's id; a token is made by the worker that sends. */
export async function queueMail(
  tx: Tx,
  mail: { userId: string; kind: MailKind; recipient: string },
): Promise<void> {
  const { id } = await tx.mail.create({ data: mail, select: { id: true } });
  await enqueue(tx, "send-mail", { mailId: id });
}
