import type { Tx } from "@rookery/db";

/**
 * Makes bulk writers of one tenant's leads take turns until the transaction ends, so that two of them can neither meet
 * in a deadlock nor decide on what the other is about to change. Whoever writes leads in bulk takes it first of all locks.
 */
export async function lockLeads(tx: Tx, tenantId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('leads:' || ${tenantId}, 0))::text`;
}
