import { asSystem, type Db } from "@rookery/db";
import { RESTORE_DAYS } from "../features/lead-jobs/lead-jobs.schema.ts";

/** Reports of the sender, and deleted leads, that one sweep lets go: as many as it likes would hold the transaction for minutes. */
const AT_ONCE = 50_000;

/** Removes what has served: keys after 24 hours, ended sessions after 30 days, spent tokens, counters, sent mails, old news and reports, deleted leads. */
export async function sweepExpired(db: Db): Promise<void> {
  await asSystem(db, "sweep", async (tx) => {
    await tx.$executeRaw`DELETE FROM idempotency_keys WHERE created < now() - interval '24 hours'`;
    await tx.$executeRaw`DELETE FROM sessions WHERE coalesce(ended, expires) < now() - interval '30 days'`;
    await tx.$executeRaw`DELETE FROM pending_sign_ins WHERE expires < now() - interval '1 day'`;
    await tx.$executeRaw`DELETE FROM passkey_challenges WHERE expires < now()`;
    await tx.$executeRaw`DELETE FROM email_changes WHERE expires < now() - interval '30 days'`;
    await tx.$executeRaw`DELETE FROM person_tokens WHERE coalesce(used, expires) < now() - interval '7 days'`;
    await tx.$executeRaw`DELETE FROM rate_limits WHERE expire < extract(epoch FROM now()) * 1000`;
    await tx.$executeRaw`DELETE FROM dns_handoffs WHERE expires < now() - interval '30 days'`;
    await tx.$executeRaw`DELETE FROM template_previews WHERE expires < now()`;
    await tx.$executeRaw`DELETE FROM mail_consents WHERE expires < now()`;
    await tx.$executeRaw`DELETE FROM notices WHERE created < now() - interval '90 days'`;
    await tx.$executeRaw`
      DELETE FROM sending_events WHERE (tenant_id, id) IN (
        SELECT tenant_id, id FROM sending_events WHERE created < now() - interval '400 days' LIMIT ${AT_ONCE}::int
      )`;
    await tx.$executeRaw`
      DELETE FROM deleted_leads WHERE (tenant_id, id) IN (
        SELECT tenant_id, id FROM deleted_leads WHERE deleted < now() - make_interval(days => ${RESTORE_DAYS}::int) LIMIT ${AT_ONCE}::int
      )`;
    await tx.$executeRaw`DELETE FROM mails WHERE sent < now() - interval '30 days'`;
  });
}
