import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { CompanyInput } from "./companies.schema.ts";
import { lockCompany, requireNoImport } from "./lock-company.ts";

/**
 * Takes a company out of use. Everything in it stays, readable, until it is restored or purged.
 * @throws AppError blocked import_running.
 */
export async function archiveCompany(ctx: TenantContext, { companyId }: CompanyInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const before = await lockCompany(tx, ctx, companyId);
    // Already there: the wish is fulfilled, and a second click is no fault.
    if (before.status === "archived") return;
    await requireNoImport(tx, ctx, companyId);
    const after = { status: "archived", archived: ctx.clock() };
    await tx.company.updateMany({
      where: { tenantId: ctx.tenant.id, id: companyId },
      data: { ...after, version: { increment: 1 } },
    });
    await recordAudit(tx, ctx, {
      action: "companies.archive",
      subjectType: "company",
      subjectId: companyId,
      companyId,
      before: { status: before.status, archived: null },
      after,
    });
  });
}
