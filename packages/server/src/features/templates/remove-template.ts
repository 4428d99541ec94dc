import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockTemplate } from "./load-template.ts";
import type { TemplateInput } from "./templates.schema.ts";

/**
 * Removes a template from the archive, for good and with its versions.
 * @throws AppError not_found; blocked template_not_archived, template_in_use, company_archived.
 */
export async function removeTemplate(ctx: TenantContext, input: TemplateInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const template = await lockTemplate(tx, ctx, input);
    if (!template.archived) throw new AppError("blocked", "template_not_archived");
    if (template.isStarted) throw new AppError("blocked", "template_in_use");
    await tx.template.deleteMany({ where: { tenantId: ctx.tenant.id, id: template.id } });
    await recordAudit(tx, ctx, {
      action: "templates.remove",
      subjectType: "template",
      subjectId: template.id,
      companyId: template.companyId,
      before: { name: template.name, subject: template.subject, version: template.version },
    });
  });
}
