import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockTemplate } from "./load-template.ts";
import { draftOf, searchTextOf } from "./stored-draft.ts";
import type { nameTemplateInput } from "./templates.schema.ts";

/** @throws AppError not_found; blocked company_archived. */
export async function renameTemplate(
  ctx: TenantContext,
  input: z.output<typeof nameTemplateInput>,
): Promise<void> {
  const { name } = input;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const template = await lockTemplate(tx, ctx, input);
    if (template.name === name) return;
    await tx.template.updateMany({
      where: { tenantId: ctx.tenant.id, id: template.id },
      data: { name, searchText: searchTextOf(name, draftOf(template)) },
    });
    await recordAudit(tx, ctx, {
      action: "templates.rename",
      subjectType: "template",
      subjectId: template.id,
      companyId: template.companyId,
      before: { name: template.name },
      after: { name },
    });
  });
}
