import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { asTaken } from "./add-company.ts";
import { companyRow } from "./companies.queries.ts";
import type { UpdateCompanyInput } from "./companies.schema.ts";

/**
 * Saves a company's profile. Of two editors the second is told what the first saved, and overwrites nothing.
 * @throws AppError conflict changed_meanwhile (details.current), conflict workspace_name_taken, blocked company_archived.
 */
export async function updateCompany(ctx: TenantContext, input: UpdateCompanyInput) {
  const { companyId, version, ...data } = input;
  const where = { tenantId: ctx.tenant.id, id: companyId };
  try {
    return await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      const before = await tx.company.findFirst({ where, select: companyRow });
      if (!before) throw notFound();
      if (before.status === "archived") throw new AppError("blocked", "company_archived");
      const changed = await tx.company.updateMany({
        where: { ...where, version, status: { not: "archived" } },
        data: { ...data, version: { increment: 1 } },
      });
      if (changed.count === 0)
        throw new AppError("conflict", "changed_meanwhile", { details: { current: before } });
      const after = await tx.company.findFirstOrThrow({ where, select: companyRow });
      await recordAudit(tx, ctx, {
        action: "companies.update",
        subjectType: "company",
        subjectId: companyId,
        companyId,
        before,
        after,
      });
      return after;
    });
  } catch (error) {
    throw asTaken(error);
  }
}
