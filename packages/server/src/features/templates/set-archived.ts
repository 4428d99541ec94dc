import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockTemplates } from "./load-template.ts";
import type { setArchivedInput } from "./templates.schema.ts";

/**
 * Puts templates of one company into the archive, or brings them back to where they lay.
 * @throws AppError not_found; blocked company_archived.
 */
export async function setArchived(
  ctx: TenantContext,
  { templateIds, isArchived }: z.output<typeof setArchivedInput>,
): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { companyId, templates } = await lockTemplates(tx, ctx, templateIds);
    const changed = templates
      .filter(({ archived }) => (archived !== null) !== isArchived)
      .map(({ id }) => id);
    const [first] = changed;
    if (first === undefined) return;
    await tx.template.updateMany({
      where: { tenantId: ctx.tenant.id, id: { in: changed } },
      data: { archived: isArchived ? ctx.clock() : null },
    });
    await recordAudit(tx, ctx, {
      action: "templates.setArchived",
      subjectType: "template",
      ...(changed.length === 1 && { subjectId: first }),
      companyId,
      after: { isArchived, templates: changed },
    });
  });
}
