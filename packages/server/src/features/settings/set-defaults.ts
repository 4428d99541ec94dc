import { inTenant, Prisma } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { readSettings } from "./settings.queries.ts";
import type { SetDefaultsInput } from "./settings.schema.ts";

/** How the tenant's people have the portal where they have chosen nothing themselves. What is not named stays. */
export async function setDefaults(ctx: TenantContext, input: SetDefaultsInput): Promise<void> {
  const { id: tenantId, scope } = ctx.tenant;
  await inTenant(ctx.db, scope, async (tx) => {
    const before = await readSettings(tx, tenantId, "FOR UPDATE");
    await tx.tenantConfig.updateMany({
      where: { tenantId },
      data: {
        uiLanguage: input.language === undefined ? Prisma.skip : input.language,
        uiTimezone: input.timeZone === undefined ? Prisma.skip : input.timeZone,
        uiDateFormat: input.dateFormat === undefined ? Prisma.skip : input.dateFormat,
        uiSidebarDefaultCollapsed: input.isSidebarNarrow ?? Prisma.skip,
      },
    });
    const named = Object.keys(input) as (keyof SetDefaultsInput)[];
    await recordAudit(tx, ctx, {
      action: "settings.setDefaults",
      subjectType: "settings",
      subjectId: tenantId,
      companyId: null,
      before: Object.fromEntries(named.map((field) => [field, before[field]])),
      after: { ...input },
    });
  });
}
