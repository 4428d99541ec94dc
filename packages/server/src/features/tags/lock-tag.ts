import type { Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

export interface LockedTag {
  readonly id: string;
  readonly companyId: string | null;
  readonly name: string;
}

/**
 * A tag for a writer who holds the lock of the tenant's leads and may write where it is.
 * @throws AppError not_found; forbidden view_only; blocked company_archived.
 */
export async function lockTag(tx: Tx, ctx: TenantContext, tagId: string): Promise<LockedTag> {
  const tag = await tx.tag.findFirst({
    where: { tenantId: ctx.tenant.id, id: tagId, OR: [{ companyId: null }, { company: { purged: null } }] },
    select: { id: true, companyId: true, name: true },
  });
  if (!tag) throw notFound();
  requireWork(ctx.tenant, tag.companyId);
  await requireOpenCompany(tx, ctx, tag.companyId);
  return tag;
}
