import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockTemplate } from "./load-template.ts";
import { draftOf, searchTextOf } from "./stored-draft.ts";
import type { nameTemplateInput } from "./templates.schema.ts";
import { keepVersion } from "./write-version.ts";

/**
 * Adds a template that says the same under another name, in the same folders and with the same tags.
 * @throws AppError not_found; blocked company_archived.
 */
export async function duplicateTemplate(
  ctx: TenantContext,
  input: z.output<typeof nameTemplateInput>,
): Promise<{ id: string }> {
  const tenantId = ctx.tenant.id;
  const { name } = input;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const template = await lockTemplate(tx, ctx, input);
    const { companyId, subject, previewText, kind, content, textContent } = template;
    const row = { subject, previewText, kind, content, textContent };
    const { id } = await tx.template.create({
      data: { tenantId, companyId, name, ...row, searchText: searchTextOf(name, draftOf(row)) },
      select: { id: true },
    });
    await keepVersion(tx, ctx, { id, companyId, version: 1 }, row);
    const of = { tenantId, templateId: template.id };
    const folders = await tx.templateFolder.findMany({ where: of, select: { folderId: true } });
    await tx.templateFolder.createMany({
      data: folders.map(({ folderId }) => ({ tenantId, companyId, templateId: id, folderId })),
    });
    const tags = await tx.templateTag.findMany({ where: of, select: { tagId: true } });
    await tx.templateTag.createMany({
      data: tags.map(({ tagId }) => ({ tenantId, companyId, templateId: id, tagId })),
    });
    await recordAudit(tx, ctx, {
      action: "templates.duplicate",
      subjectType: "template",
      subjectId: id,
      companyId,
      after: { name, copyOf: template.id },
    });
    return { id };
  });
}
