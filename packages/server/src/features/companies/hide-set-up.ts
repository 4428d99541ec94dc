import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { CompanyInput } from "./companies.schema.ts";
import { lockCompany, requireOpen } from "./lock-company.ts";

/** Puts the set-up home away for everybody in the company. @throws AppError blocked company_archived. */
export const hideSetUp = (ctx: TenantContext, input: CompanyInput): Promise<void> => keep(ctx, input, true);

/** Brings it back. @throws AppError blocked company_archived. */
export const showSetUp = (ctx: TenantContext, input: CompanyInput): Promise<void> => keep(ctx, input, false);

async function keep(ctx: TenantContext, { companyId }: CompanyInput, isHidden: boolean): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const before = await lockCompany(tx, ctx, companyId);
    requireOpen(before);
    if ((before.setUpHidden !== null) === isHidden) return;
    await tx.company.updateMany({
      where: { tenantId: ctx.tenant.id, id: companyId },
      data: { setUpHidden: isHidden ? ctx.clock() : null },
    });
    await recordAudit(tx, ctx, {
      action: isHidden ? "companies.hideSetUp" : "companies.showSetUp",
      subjectType: "company",
      subjectId: companyId,
      companyId,
      before: { isSetUpHidden: !isHidden },
      after: { isSetUpHidden: isHidden },
    });
  });
}
