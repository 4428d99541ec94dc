import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import type { restoreTagInput } from "./tags.schema.ts";

/**
 * Brings a removed tag back to those of its leads and templates that are still there; a tag that has its name by now is it.
 * @throws AppError not_found for a company that is not there; blocked company_archived.
 */
export async function restoreTag(
  ctx: TenantContext,
  { companyId, name, leadIds, templateIds }: z.output<typeof restoreTagInput>,
): Promise<{ tagId: string }> {
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await lockLeads(tx, tenantId);
    await requireOpenCompany(tx, ctx, companyId);
    await tx.tag.createMany({ data: { tenantId, companyId, name }, skipDuplicates: true });
    const { id: tagId } = await tx.tag.findFirstOrThrow({
      where: { tenantId, companyId, name },
      select: { id: true },
    });
    const leads = await tx.lead.findMany({
      where: { tenantId, companyId, id: { in: leadIds } },
      select: { id: true },
    });
    await tx.leadTag.createMany({
      data: leads.map(({ id }) => ({ tenantId, companyId, leadId: id, tagId })),
      skipDuplicates: true,
    });
    const templates = await tx.template.findMany({
      where: { tenantId, companyId, id: { in: templateIds } },
      select: { id: true },
    });
    await tx.templateTag.createMany({
      data: templates.map(({ id }) => ({ tenantId, companyId, templateId: id, tagId })),
      skipDuplicates: true,
    });
    await recordAudit(tx, ctx, {
      action: "tags.restore",
      subjectType: "tag",
      subjectId: tagId,
      companyId,
      after: { name, leads: leads.length, templates: templates.length },
    });
    return { tagId };
  });
}
