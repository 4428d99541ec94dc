import { inTenant, isUniqueViolation } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import { VIEWS_MAX, type addLeadViewInput } from "./lead-views.schema.ts";
import { requireMayShare, viewExists } from "./lock-view.ts";

/**
 * Keeps a view of a list by a name; its id is its address.
 * @throws AppError not_found; forbidden view_only for a shared one; conflict view_exists; blocked too_many_views, company_archived.
 */
export async function addLeadView(
  ctx: TenantContext,
  { companyId, name, isShared, settings }: z.output<typeof addLeadViewInput>,
): Promise<{ viewId: string }> {
  const tenantId = ctx.tenant.id;
  requireMayShare(ctx, companyId, isShared);
  const own = { tenantId, companyId, createdBy: ctx.person.id };
  try {
    return await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      await requireOpenCompany(tx, ctx, companyId);
      if ((await tx.leadView.count({ where: own })) >= VIEWS_MAX)
        throw new AppError("blocked", "too_many_views", { details: { max: VIEWS_MAX } });
      const { id: viewId } = await tx.leadView.create({
        data: { ...own, name, isShared, settings },
        select: { id: true },
      });
      await recordAudit(tx, ctx, {
        action: "leadViews.add",
        subjectType: "lead_view",
        subjectId: viewId,
        companyId,
        after: { name, isShared },
      });
      return { viewId };
    });
  } catch (error) {
    throw isUniqueViolation(error, "lead_views_name_key") ? viewExists() : error;
  }
}
