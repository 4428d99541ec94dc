import type { Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import type { LeadFieldType } from "./lead-fields.schema.ts";

export interface LockedField {
  readonly id: string;
  readonly companyId: string | null;
  readonly name: string;
  readonly type: LeadFieldType;
}

/**
 * An own field for a writer who holds the lock of the tenant's leads and may write where it is.
 * @throws AppError not_found; forbidden view_only; blocked company_archived.
 */
export async function lockField(tx: Tx, ctx: TenantContext, fieldId: string): Promise<LockedField> {
  const field = await tx.leadField.findFirst({
    where: { tenantId: ctx.tenant.id, id: fieldId, OR: [{ companyId: null }, { company: { purged: null } }] },
    select: { id: true, companyId: true, name: true, type: true },
  });
  if (!field) throw notFound();
  requireWork(ctx.tenant, field.companyId);
  await requireOpenCompany(tx, ctx, field.companyId);
  return { ...field, type: field.type as LeadFieldType };
}

/** Names differ in more than their case. @throws AppError conflict field_exists. */
export async function requireFreeName(
  tx: Tx,
  ctx: TenantContext,
  { companyId, name, exceptId }: { companyId: string | null; name: string; exceptId?: string },
): Promise<void> {
  const [other] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM lead_fields
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND company_id IS NOT DISTINCT FROM ${companyId}::uuid AND lower(name) = lower(${name})
      AND id IS DISTINCT FROM ${exceptId ?? null}::uuid`;
  if (other) throw new AppError("conflict", "field_exists", { field: "name" });
}
