import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import type { updateLeadFieldInput } from "./lead-fields.schema.ts";
import { lockField, requireFreeName } from "./lock-field.ts";

/** Renames an own field. @throws AppError as `lockField`; conflict field_exists. */
export async function updateLeadField(
  ctx: TenantContext,
  { fieldId, name }: z.output<typeof updateLeadFieldInput>,
): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockLeads(tx, tenantId);
    const field = await lockField(tx, ctx, fieldId);
    await requireFreeName(tx, ctx, { companyId: field.companyId, name, exceptId: fieldId });
    await tx.leadField.updateMany({ where: { tenantId, id: fieldId }, data: { name } });
    await recordAudit(tx, ctx, {
      action: "leadFields.update",
      subjectType: "lead_field",
      subjectId: fieldId,
      companyId: field.companyId,
      before: { name: field.name },
      after: { name },
    });
  });
}
