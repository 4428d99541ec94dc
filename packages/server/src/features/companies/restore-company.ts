import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { CompanyInput } from "./companies.schema.ts";
import { lockCompany } from "./lock-company.ts";

/** Brings an archived company back into use, with everything in it. */
export async function restoreCompany(ctx: TenantContext, { companyId }: CompanyInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const before = await lockCompany(tx, ctx, companyId);
    if (before.status !== "archived") return;
    const after = { status: "active", archived: null };
    await tx.company.updateMany({
      where: { tenantId: ctx.tenant.id, id: companyId },
      data: { ...after, version: { increment: 1 } },
    });
    await recordAudit(tx, ctx, {
      action: "companies.restore",
      subjectType: "company",
      subjectId: companyId,
      companyId,
      before: { status: before.status, archived: before.archived },
      after,
    });
  });
}
