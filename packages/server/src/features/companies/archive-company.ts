import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { CompanyInput } from "./companies.schema.ts";

/** Takes a company out of use. Everything in it stays, readable, until it is restored or purged. */
export const archiveCompany = (ctx: TenantContext, input: CompanyInput): Promise<void> =>
  move(ctx, input, true);

/** Brings an archived company back as it was. */
export const restoreCompany = (ctx: TenantContext, input: CompanyInput): Promise<void> =>
  move(ctx, input, false);

async function move(ctx: TenantContext, { companyId }: CompanyInput, isArchiving: boolean): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const where = { tenantId: ctx.tenant.id, id: companyId };
    const before = await tx.company.findFirst({ where, select: { status: true } });
    if (!before) throw notFound();
    const moved = await tx.company.updateMany({
      where: { ...where, status: isArchiving ? { not: "archived" } : "archived" },
      data: isArchiving
        ? { status: "archived", archived: ctx.clock(), version: { increment: 1 } }
        : { status: "active", archived: null, version: { increment: 1 } },
    });
    // Already there: the wish is fulfilled, and a second click is no fault.
    if (moved.count === 0) return;
    await recordAudit(tx, ctx, {
      action: isArchiving ? "companies.archive" : "companies.restore",
      subjectType: "company",
      subjectId: companyId,
      companyId,
      before,
    });
  });
}
