import { inTenant, isUniqueViolation } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { updateLeadViewInput } from "./lead-views.schema.ts";
import { lockView, requireMayShare, viewExists } from "./lock-view.ts";

/** Changes a view. @throws AppError as `lockView`; forbidden view_only where it is to be shared; conflict view_exists. */
export async function updateLeadView(
  ctx: TenantContext,
  { viewId, name, isShared, settings }: z.output<typeof updateLeadViewInput>,
): Promise<void> {
  const tenantId = ctx.tenant.id;
  try {
    await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      const view = await lockView(tx, ctx, viewId);
      requireMayShare(ctx, view.companyId, isShared ?? view.isShared);
      const said = { name: name ?? view.name, isShared: isShared ?? view.isShared };
      await tx.leadView.updateMany({
        where: { tenantId, id: viewId },
        data: { ...said, ...(settings && { settings }) },
      });
      await recordAudit(tx, ctx, {
        action: "leadViews.update",
        subjectType: "lead_view",
        subjectId: viewId,
        companyId: view.companyId,
        before: { name: view.name, isShared: view.isShared },
        after: said,
      });
    });
  } catch (error) {
    throw isUniqueViolation(error, "lead_views_name_key") ? viewExists() : error;
  }
}
