import type { Tx } from "@rookery/db";
import { AppError } from "../../errors.ts";

interface Address {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly email: string;
}

/**
 * An address that a list can take. The caller holds the lock of the tenant's leads, so that it stays so until the transaction ends.
 * @throws AppError conflict lead_exists with the lead that has it; blocked as `requireWritable`.
 */
export async function requireFreeAddress(tx: Tx, address: Address): Promise<void> {
  const { tenantId, companyId, email } = address;
  const lead = await tx.lead.findFirst({ where: { tenantId, companyId, email }, select: { id: true } });
  if (lead) throw new AppError("conflict", "lead_exists", { field: "email", details: { leadId: lead.id } });
  await requireWritable(tx, { ...address, field: "email" });
}

/**
 * @param of seen by a transaction that sees all of the tenant's companies: an opt-out in one holds in all of them.
 * @throws AppError blocked address_suppressed, with what forbids to write to it and since when.
 */
export async function requireWritable(
  tx: Tx,
  { tenantId, email, field }: { tenantId: string; email: string; field: "email" | "status" },
): Promise<void> {
  const [held] = await tx.$queryRaw<{ kind: string; reason: string; created: Date }[]>`
    SELECT kind, reason, created FROM suppressions
    WHERE tenant_id = ${tenantId}::uuid AND (
      (kind = 'email' AND value = ${email}) OR (kind = 'domain' AND value = split_part(${email}, '@', -1))
      OR (kind = 'hash' AND value = erased_address(${tenantId}::uuid, ${email})))
    ORDER BY array_position(ARRAY['email', 'hash', 'domain'], kind::text) LIMIT 1`;
  if (held)
    throw new AppError("blocked", "address_suppressed", {
      field,
      details: { kind: held.kind, status: held.reason, since: held.created.toISOString() },
    });
}
