import type { Tx } from "@rookery/db";

/**
 * Ends a person's sessions, from their next request on, in every process, and whatever sign-in was half done.
 * @param but the one that stays, where one does.
 */
export async function endSessions(tx: Tx, userId: string, but?: string): Promise<number> {
  await tx.$executeRaw`UPDATE pending_sign_ins SET ended = now() WHERE user_id = ${userId}::uuid AND ended IS NULL`;
  return tx.$executeRaw`
    UPDATE sessions SET ended = now()
    WHERE user_id = ${userId}::uuid AND ended IS NULL AND expires > now() AND id IS DISTINCT FROM ${but ?? null}::uuid`;
}
