import { asSystem, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { defaultNotification, lockedKinds, type NoticeKind } from "../preferences/preferences.rules.ts";
import { queueMail } from "./queue-mail.ts";

interface Recipient {
  /** Null for the tenant's billing contact. */
  user_id: string | null;
  email: string;
}

/** What a tenant's contact is told of where it has asked for security alerts. */
const securityKinds: ReadonlySet<NoticeKind> = new Set(["policies_changed", "domain_ownership_lost"]);

/**
 * The job's body: a mail to each whom the notice concerns, whose address is confirmed, and who wants this kind at once. A
 * notice that was mailed already is not mailed again, whatever happened to the job.
 */
export async function mailNotice({ db }: Pick<Deps, "db">, data: Jobs["mail-notice"]): Promise<void> {
  const { tenantId, noticeId } = data;
  await asSystem(db, "mail notice", async (tx) => {
    const notice = await tx.notice.findFirst({
      where: { tenantId, id: noticeId, mails: { none: {} } },
      select: { kind: true },
    });
    if (!notice) return;
    const kind = notice.kind as NoticeKind;
    const people = await readersOf(tx, { ...data, kind });
    const contact = await contactsOf(tx, { ...data, kind });
    const known = new Set(people.map(({ email }) => email));
    for (const { user_id: userId, email } of [...people, ...contact.filter((each) => !known.has(each.email))])
      await queueMail(tx, { userId, kind, recipient: email, tenantId, noticeId });
  });
}

/** Of a notice for one person that one, else those who run the tenant. */
const readersOf = (
  tx: Tx,
  { tenantId, noticeId, kind }: Jobs["mail-notice"] & { kind: NoticeKind },
): Promise<Recipient[]> =>
  tx.$queryRaw<Recipient[]>`
    SELECT m.user_id, u.email
    FROM notices n
    JOIN tenant_users m ON m.tenant_id = n.tenant_id AND m.deleted IS NULL AND m.suspended IS NULL
      AND CASE WHEN n.user_id IS NULL THEN m.roles && ARRAY['owner', 'admin'] ELSE m.user_id = n.user_id END
    JOIN users u ON u.id = m.user_id AND u.deleted IS NULL AND u.email_verified IS NOT NULL
    LEFT JOIN user_preferences p ON p.user_id = m.user_id
    LEFT JOIN notification_choices h ON h.user_id = m.user_id AND h.kind = n.kind
    WHERE n.tenant_id = ${tenantId}::uuid AND n.id = ${noticeId}::uuid
      AND (${lockedKinds.some((each) => each === kind)} OR (
        coalesce(p.email_notifications, true)
        AND coalesce(h.by_mail, ${defaultNotification(kind).byMail}) = 'at_once'))`;

/** Contacts of the tenant that asked to be told; they need no account. */
const contactsOf = (
  tx: Tx,
  { tenantId, noticeId, kind }: Jobs["mail-notice"] & { kind: NoticeKind },
): Promise<Recipient[]> =>
  tx.$queryRaw<Recipient[]>`
    SELECT NULL AS user_id, billing_email AS email FROM tenant_config
    WHERE tenant_id = ${tenantId}::uuid AND ${securityKinds.has(kind)} AND notify_on_security_alerts AND billing_email IS NOT NULL
    UNION
    SELECT NULL, jsonb_array_elements_text(facts -> 'contacts') FROM notices
    WHERE tenant_id = ${tenantId}::uuid AND id = ${noticeId}::uuid AND facts ? 'contacts'`;
