import { asSystem, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { queueMail } from "./queue-mail.ts";
import type { NoticeKind } from "../notices/tell-notice.ts";

interface Recipient {
  user_id: string;
  email: string;
}

/**
 * The job's body: a mail to each owner and admin whose address is confirmed. A notice that was mailed already is not
 * mailed again, whatever happened to the job.
 */
export async function mailNotice({ db }: Pick<Deps, "db">, data: Jobs["mail-notice"]): Promise<void> {
  const { tenantId, noticeId } = data;
  await asSystem(db, "mail notice", async (tx) => {
    const notice = await tx.notice.findFirst({
      where: { tenantId, id: noticeId, mails: { none: {} } },
      select: { kind: true },
    });
    if (!notice) return;
    for (const { user_id: userId, email } of await recipientsOf(tx, tenantId))
      await queueMail(tx, {
        userId,
        kind: notice.kind as NoticeKind,
        recipient: email,
        tenantId,
        noticeId,
      });
  });
}

const recipientsOf = (tx: Tx, tenantId: string): Promise<Recipient[]> =>
  tx.$queryRaw<Recipient[]>`
    SELECT m.user_id, u.email FROM tenant_users m JOIN users u ON u.id = m.user_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.deleted IS NULL AND m.roles && ARRAY['owner', 'admin']
      AND u.deleted IS NULL AND u.email_verified IS NOT NULL`;
