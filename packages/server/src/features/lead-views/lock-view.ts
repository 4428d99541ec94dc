import type { Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { seesAllCompanies } from "../../permissions.ts";

export interface LockedView {
  readonly id: string;
  readonly companyId: string | null;
  readonly createdBy: string;
  readonly name: string;
  readonly isShared: boolean;
}

/**
 * A view that the caller may change: their own, or one that is shared, where they manage the tenant.
 * @throws AppError not_found, also for what others keep to themselves; forbidden view_not_yours.
 */
export async function lockView(tx: Tx, ctx: TenantContext, viewId: string): Promise<LockedView> {
  const [view] = await tx.$queryRaw<LockedView[]>`
    SELECT w.id, w.company_id AS "companyId", w.created_by AS "createdBy", w.name, w.is_shared AS "isShared"
    FROM lead_views w LEFT JOIN companies c ON c.tenant_id = w.tenant_id AND c.id = w.company_id
    WHERE w.tenant_id = ${ctx.tenant.id}::uuid AND w.id = ${viewId}::uuid AND c.purged IS NULL
    FOR NO KEY UPDATE OF w`;
  const isMine = view?.createdBy === ctx.person.id;
  if (!view || (!isMine && !view.isShared)) throw notFound();
  if (!isMine && !seesAllCompanies(ctx.tenant.role)) throw new AppError("forbidden", "view_not_yours");
  return view;
}

/** What others see is for those who work in the company to say. @throws AppError forbidden view_only. */
export function requireMayShare(ctx: TenantContext, companyId: string | null, isShared: boolean): void {
  if (isShared) requireWork(ctx.tenant, companyId);
}

export const viewExists = (): AppError => new AppError("conflict", "view_exists", { field: "name" });
