import type { Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import type { LeadStatus } from "./leads.schema.ts";

/** A lead as its writers and the audit log see it. */
export interface LockedLead {
  readonly id: string;
  readonly companyId: string | null;
  readonly email: string;
  readonly name: string | null;
  readonly employer: string | null;
  readonly status: LeadStatus;
  readonly updated: Date;
}

/**
 * A lead for a writer who holds the lock of the tenant's leads and may write where it is. What was edited has to be what stands there.
 * @throws AppError not_found; forbidden view_only; blocked company_archived; conflict changed_meanwhile with the lead as it is now.
 */
export async function lockLead(
  tx: Tx,
  ctx: TenantContext,
  { leadId, updatedAt }: { leadId: string; updatedAt: string },
): Promise<LockedLead> {
  const found = await tx.lead.findFirst({
    where: { tenantId: ctx.tenant.id, id: leadId, OR: [{ companyId: null }, { company: { purged: null } }] },
    select: {
      id: true,
      companyId: true,
      email: true,
      name: true,
      employer: true,
      status: true,
      updated: true,
    },
  });
  if (!found) throw notFound();
  const lead = { ...found, status: found.status as LeadStatus };
  requireWork(ctx.tenant, lead.companyId);
  await requireOpenCompany(tx, ctx, lead.companyId);
  if (lead.updated.getTime() !== Date.parse(updatedAt)) {
    const { updated, ...says } = lead;
    throw new AppError("conflict", "changed_meanwhile", {
      details: { lead: { ...says, updatedAt: updated.toISOString() } },
    });
  }
  return lead;
}
