import { asSystem } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { queueMail } from "../mails/queue-mail.ts";

/**
 * The job's body: a mail with a link to the invited address. While one waits to be sent there is no second, and one that was
 * refused stands in nobody's way; an invite that is open no more is mailed to nobody.
 */
export async function mailInvite({ db }: Pick<Deps, "db">, data: Jobs["mail-invite"]): Promise<void> {
  const { tenantId, inviteId } = data;
  await asSystem(db, "mail invite", async (tx) => {
    const invite = await tx.invite.findFirst({
      where: {
        tenantId,
        id: inviteId,
        accepted: null,
        revoked: null,
        mails: { none: { sent: null, failure: null } },
      },
      select: { email: true },
    });
    if (!invite) return;
    await queueMail(tx, { userId: null, kind: "invite", recipient: invite.email, tenantId, inviteId });
  });
}
