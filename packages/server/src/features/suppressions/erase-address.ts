import { inTenant, type Tx } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { leadLists, strongestOf } from "../leads/suppress-leads.ts";
import { eraseFromImports } from "./erase-from-imports.ts";
import type { eraseAddressInput } from "./suppressions.schema.ts";

/** A tenant may have a thousand companies, each of them looked at. */
const ERASING_MS = 60_000;

/**
 * Forgets an address everywhere in the tenant: its leads, what is kept to bring one back, what imports and reports say of it. What
 * stays is a hash, so that no list that comes later brings it back. The audit log, which nobody can change, tells of past edits.
 * Cut off in the middle, it is done by asking again.
 * @returns how many leads there were.
 */
export async function eraseAddress(
  ctx: TenantContext,
  { email }: z.output<typeof eraseAddressInput>,
): Promise<{ leads: number }> {
  const tenantId = ctx.tenant.id;
  await eraseFromImports(ctx, email);
  return inTenant(
    ctx.db,
    ctx.tenant.scope,
    async (tx) => {
      await lockLeads(tx, tenantId);
      const subjectId = await rememberHash(tx, { tenantId, email, createdBy: ctx.person.id });
      const leads = await eraseLeads(tx, tenantId, email);
      await recordAudit(tx, ctx, {
        action: "suppressions.eraseAddress",
        subjectType: "suppression",
        subjectId,
        companyId: null,
        after: { leads },
      });
      return { leads };
    },
    { timeoutMs: ERASING_MS },
  );
}

/** Replaces the address on the list by its hash, with the strongest of the reasons that stood there. */
async function rememberHash(
  tx: Tx,
  { tenantId, email, createdBy }: { tenantId: string; email: string; createdBy: string },
): Promise<string> {
  const known = await tx.$queryRaw<{ reason: string }[]>`
    SELECT reason FROM suppressions
    WHERE tenant_id = ${tenantId}::uuid AND ((kind = 'email' AND value = ${email}) OR (kind = 'hash' AND value = erased_address(${tenantId}::uuid, ${email})))`;
  const reason = strongestOf(known.map((entry) => entry.reason)) ?? "unsubscribed";
  await tx.suppression.deleteMany({ where: { tenantId, kind: "email", value: email } });
  const [row] = await tx.$queryRaw<[{ id: string }]>`
    INSERT INTO suppressions (tenant_id, kind, value, reason, source, created_by)
    VALUES (${tenantId}::uuid, 'hash', erased_address(${tenantId}::uuid, ${email}), ${reason}, 'erasure', ${createdBy}::uuid)
    ON CONFLICT (tenant_id, kind, value) DO UPDATE SET reason = excluded.reason
    RETURNING id`;
  return row.id;
}

async function eraseLeads(tx: Tx, tenantId: string, email: string): Promise<number> {
  const ids: string[] = [];
  for (const list of await leadLists(tx, tenantId)) {
    const gone = await tx.$queryRaw<
      { id: string }[]
    >`DELETE FROM leads WHERE ${list} AND email = ${email} RETURNING id`;
    ids.push(...gone.map(({ id }) => id));
    // What was reported stays counted; whom it was about does not.
    await tx.$executeRaw`
      UPDATE sending_events SET recipient = erased_address(${tenantId}::uuid, ${email}) WHERE ${list} AND recipient = ${email}`;
  }
  const deleted = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM deleted_leads WHERE tenant_id = ${tenantId}::uuid AND email = ${email} RETURNING id`;
  await tx.$executeRaw`DELETE FROM lead_job_failures WHERE tenant_id = ${tenantId}::uuid AND email = ${email}`;
  const all = [...ids, ...deleted.map(({ id }) => id)];
  await tx.$executeRaw`
    DELETE FROM import_changes
    WHERE tenant_id = ${tenantId}::uuid AND lead_id = ANY (${all}::uuid[])
      AND import_id = ANY (ARRAY(SELECT id FROM imports WHERE tenant_id = ${tenantId}::uuid))`;
  return ids.length;
}
