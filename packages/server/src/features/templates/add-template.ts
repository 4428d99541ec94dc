import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockTree } from "../folders/lock-folders.ts";
import { searchTextOf, stored } from "./stored-draft.ts";
import type { AddTemplateInput } from "./templates.schema.ts";
import { keepVersion } from "./write-version.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

/**
 * Adds a template with its first version, in a folder or in none.
 * @throws AppError not_found for the folder; blocked company_archived.
 */
export async function addTemplate(ctx: TenantContext, input: AddTemplateInput): Promise<{ id: string }> {
  const { companyId, folderId, name, draft } = input;
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await requireOpenCompany(tx, ctx, companyId);
    if (folderId !== null) (await lockTree(tx, ctx, companyId)).require(folderId);
    const row = stored(draft);
    const { id } = await tx.template.create({
      data: { tenantId, companyId, name, ...row, searchText: searchTextOf(name, draft) },
      select: { id: true },
    });
    await keepVersion(tx, ctx, { id, companyId, version: 1 }, row);
    if (folderId !== null)
      await tx.templateFolder.create({ data: { tenantId, companyId, templateId: id, folderId } });
    await recordAudit(tx, ctx, {
      action: "templates.add",
      subjectType: "template",
      subjectId: id,
      companyId,
      after: { name, subject: draft.subject, folderId },
    });
    return { id };
  });
}
