import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import type { leadFieldInput } from "./lead-fields.schema.ts";
import { lockField } from "./lock-field.ts";

/** A fraction of a second's work, so that other writers of the tenant's leads take their turn in between. */
const CHUNK_ROWS = 20_000;

/**
 * Removes an own field with the values that leads have, for good; `leadFields.list` says how many there are. In chunks that each commit:
 * cut off in the middle, the field is there still, with fewer values.
 * @returns how many leads had a value. @throws AppError as `lockField`.
 */
export async function removeLeadField(
  ctx: TenantContext,
  { fieldId }: z.output<typeof leadFieldInput>,
): Promise<{ leads: number }> {
  let leads = 0;
  for (;;) {
    const removed = await removeChunk(ctx, fieldId, leads);
    leads += removed;
    if (removed < CHUNK_ROWS) return { leads };
  }
}

/** The last chunk takes the field with it. @returns how many values went. */
function removeChunk(ctx: TenantContext, fieldId: string, before: number): Promise<number> {
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockLeads(tx, tenantId);
    const { companyId, name, type } = await lockField(tx, ctx, fieldId);
    const column = ({ text: "text", number: "number", boolean: "number", date: "day" } as const)[type];
    const removed = await tx.$executeRawUnsafe(
      `DELETE FROM lead_field_values WHERE tenant_id = $1::uuid AND field_id = $2::uuid AND lead_id = ANY (ARRAY(
         SELECT lead_id FROM lead_field_values WHERE tenant_id = $1::uuid AND field_id = $2::uuid AND ${column} IS NOT NULL LIMIT ${CHUNK_ROWS}))`,
      tenantId,
      fieldId,
    );
    if (removed === CHUNK_ROWS) return removed;
    await tx.leadField.deleteMany({ where: { tenantId, id: fieldId } });
    await recordAudit(tx, ctx, {
      action: "leadFields.remove",
      subjectType: "lead_field",
      subjectId: fieldId,
      companyId,
      before: { name, type, leads: before + removed },
    });
    return removed;
  });
}
