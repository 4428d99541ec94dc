import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { CompanyInput } from "./companies.schema.ts";

export const hideSetUp = (ctx: TenantContext, input: CompanyInput): Promise<void> =>
  keep(ctx, input, ctx.clock());
export const showSetUp = (ctx: TenantContext, input: CompanyInput): Promise<void> => keep(ctx, input, null);

async function keep(
  ctx: TenantContext,
  { companyId }: CompanyInput,
  setUpHidden: Date | null,
): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const where = { tenantId: ctx.tenant.id, id: companyId };
    const kept = await tx.company.updateMany({ where, data: { setUpHidden } });
    if (kept.count === 0) throw notFound();
    await recordAudit(tx, ctx, {
      action: setUpHidden ? "companies.hideSetUp" : "companies.showSetUp",
      subjectType: "company",
      subjectId: companyId,
      companyId,
    });
  });
}
