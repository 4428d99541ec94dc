import type { Tx } from "@rookery/db";

/** Those who add, choose, prove and remove hosts of one tenant at once take turns; before any row of them is held. */
export const takeTurn = (tx: Tx, tenantId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM tenants WHERE id = ${tenantId}::uuid FOR NO KEY UPDATE`;

/** What follows when a tenant's host is no longer served: its sessions end, and links lead to the oldest that still is. */
export async function releaseHost(
  tx: Tx,
  { tenantId, host }: { readonly tenantId: string; readonly host: string },
): Promise<void> {
  await tx.$executeRaw`UPDATE sessions SET ended = now() WHERE host = ${host} AND ended IS NULL`;
  await chooseMain(tx, tenantId);
}

/** A tenant with a host that is served has a main one. */
export const chooseMain = (tx: Tx, tenantId: string): Promise<number> => tx.$executeRaw`
  UPDATE portal_hosts SET is_main = true
  WHERE tenant_id = ${tenantId}::uuid
    AND NOT EXISTS (SELECT FROM portal_hosts m WHERE m.tenant_id = ${tenantId}::uuid AND m.is_main)
    AND id = (SELECT id FROM portal_hosts WHERE tenant_id = ${tenantId}::uuid AND verified IS NOT NULL
              ORDER BY verified, id LIMIT 1)`;
