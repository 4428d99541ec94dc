import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockForWriting } from "./load-template.ts";
import { isSame, stored } from "./stored-draft.ts";
import type { SaveTemplateInput } from "./templates.schema.ts";
import { writeVersion } from "./write-version.ts";

/**
 * Saves a draft as the next version. Of two people who began with the same one the second is refused, and decides with both
 * before their eyes.
 * @throws AppError not_found; conflict changed_meanwhile; blocked template_archived, company_archived.
 */
export async function saveTemplate(
  ctx: TenantContext,
  input: SaveTemplateInput,
): Promise<{ version: number }> {
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const template = await lockForWriting(tx, ctx, input);
    const draft = stored(input.draft);
    // Also the same save that comes twice, or the same words from two people.
    if (isSame(template, draft)) return { version: template.version };
    if (template.version !== input.version) throw new AppError("conflict", "changed_meanwhile");
    const version = await writeVersion(tx, ctx, template, draft);
    await recordAudit(tx, ctx, {
      action: "templates.save",
      subjectType: "template",
      subjectId: template.id,
      companyId: template.companyId,
      before: { subject: template.subject, version: template.version },
      after: { subject: draft.subject, version },
    });
    return { version };
  });
}
