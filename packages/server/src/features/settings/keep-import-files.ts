import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { readSettings } from "./settings.queries.ts";
import type { KeepImportFilesInput } from "./settings.schema.ts";

/** How long the files of imports are kept, those that are there already too: the next sweep removes what is older. */
export async function keepImportFiles(ctx: TenantContext, { days }: KeepImportFilesInput): Promise<void> {
  const { id: tenantId, scope } = ctx.tenant;
  await inTenant(ctx.db, scope, async (tx) => {
    const { importFileDays } = await readSettings(tx, tenantId, "FOR UPDATE");
    await tx.tenantConfig.updateMany({ where: { tenantId }, data: { importFileDays: days } });
    await recordAudit(tx, ctx, {
      action: "settings.keepImportFiles",
      subjectType: "settings",
      subjectId: tenantId,
      companyId: null,
      before: { days: importFileDays },
      after: { days },
    });
  });
}
