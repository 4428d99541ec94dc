import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockForWriting } from "./load-template.ts";
import { isSame } from "./stored-draft.ts";
import type { restoreVersionInput } from "./templates.schema.ts";
import { versionColumns } from "./templates.queries.ts";
import { writeVersion } from "./write-version.ts";

/**
 * Makes an earlier version what the template says now, as a new version: nothing between is lost.
 * @throws AppError not_found; conflict changed_meanwhile; blocked template_archived, company_archived.
 */
export async function restoreVersion(
  ctx: TenantContext,
  input: z.output<typeof restoreVersionInput>,
): Promise<{ version: number }> {
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const template = await lockForWriting(tx, ctx, input);
    if (template.version !== input.version) throw new AppError("conflict", "changed_meanwhile");
    const earlier = await tx.templateVersion.findFirst({
      where: { tenantId: ctx.tenant.id, templateId: template.id, number: input.number },
      select: versionColumns,
    });
    if (!earlier) throw notFound();
    if (isSame(template, earlier)) return { version: template.version };
    const version = await writeVersion(tx, ctx, { ...template, restoredFrom: input.number }, earlier);
    await recordAudit(tx, ctx, {
      action: "templates.restoreVersion",
      subjectType: "template",
      subjectId: template.id,
      companyId: template.companyId,
      before: { version: template.version },
      after: { version, restoredFrom: input.number },
    });
    return { version };
  });
}
