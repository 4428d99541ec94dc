import { inTenant, type Tx } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockTemplate } from "./load-template.ts";
import type { setTagsInput } from "./templates.schema.ts";

/**
 * Gives a template these tags and no others; one that the company has not yet is made.
 * @throws AppError not_found; blocked company_archived.
 */
export async function setTags(ctx: TenantContext, input: z.output<typeof setTagsInput>): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const template = await lockTemplate(tx, ctx, input);
    const { id: templateId, companyId } = template;
    const ids = await tagsNamed(tx, { tenantId, companyId }, [...new Set(input.tags)]);
    const before = await tx.templateTag.findMany({
      where: { tenantId, templateId },
      select: { tag: { select: { name: true } } },
    });
    await tx.templateTag.deleteMany({ where: { tenantId, templateId, tagId: { notIn: ids } } });
    await tx.templateTag.createMany({
      data: ids.map((tagId) => ({ tenantId, companyId, templateId, tagId })),
      skipDuplicates: true,
    });
    await recordAudit(tx, ctx, {
      action: "templates.setTags",
      subjectType: "template",
      subjectId: templateId,
      companyId,
      before: { tags: before.map(({ tag }) => tag.name) },
      after: { tags: input.tags },
    });
  });
}

async function tagsNamed(
  tx: Tx,
  { tenantId, companyId }: { tenantId: string; companyId: string | null },
  names: readonly string[],
): Promise<string[]> {
  await tx.tag.createMany({
    data: names.map((name) => ({ tenantId, companyId, name })),
    skipDuplicates: true,
  });
  const found = await tx.tag.findMany({
    where: { tenantId, companyId, name: { in: [...names] } },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}
