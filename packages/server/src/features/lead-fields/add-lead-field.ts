import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { FIELDS_MAX, type addLeadFieldInput } from "./lead-fields.schema.ts";
import { requireFreeName } from "./lock-field.ts";

/**
 * Gives the leads of a company, or of the tenant's pool, a field of its own.
 * @throws AppError not_found; conflict field_exists; blocked too_many_fields, company_archived.
 */
export async function addLeadField(
  ctx: TenantContext,
  { companyId, name, type }: z.output<typeof addLeadFieldInput>,
): Promise<{ fieldId: string }> {
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    // Also for the pool, of which there is no row to hold.
    await lockLeads(tx, tenantId);
    await requireOpenCompany(tx, ctx, companyId);
    await requireFreeName(tx, ctx, { companyId, name });
    const fields = await tx.leadField.count({ where: { tenantId, companyId } });
    if (fields >= FIELDS_MAX)
      throw new AppError("blocked", "too_many_fields", { details: { max: FIELDS_MAX } });
    const { id: fieldId } = await tx.leadField.create({
      data: { tenantId, companyId, name, type },
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: "leadFields.add",
      subjectType: "lead_field",
      subjectId: fieldId,
      companyId,
      after: { name, type },
    });
    return { fieldId };
  });
}
