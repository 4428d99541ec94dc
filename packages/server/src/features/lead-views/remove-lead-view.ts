import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { leadViewInput } from "./lead-views.schema.ts";
import { lockView } from "./lock-view.ts";

/** Removes a view; the leads that it showed stay as they are. @throws AppError as `lockView`. */
export async function removeLeadView(
  ctx: TenantContext,
  { viewId }: z.output<typeof leadViewInput>,
): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { companyId, name, isShared } = await lockView(tx, ctx, viewId);
    await tx.leadView.deleteMany({ where: { tenantId, id: viewId } });
    await recordAudit(tx, ctx, {
      action: "leadViews.remove",
      subjectType: "lead_view",
      subjectId: viewId,
      companyId,
      before: { name, isShared },
    });
  });
}
