import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { asTaken } from "./add-company.ts";
import type { UpdateCompanyInput } from "./companies.schema.ts";
import { companyRow } from "./company-row.ts";
import { lockCompany, requireOpen } from "./lock-company.ts";

/**
 * Saves a company's profile. Of two editors the second is told what the first saved, and overwrites nothing.
 * @throws AppError conflict changed_meanwhile (details: `current` as it stands, `yours` as it was sent),
 * conflict workspace_name_taken, blocked company_archived.
 */
export async function updateCompany(ctx: TenantContext, input: UpdateCompanyInput) {
  const { companyId, version, ...data } = input;
  try {
    return await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      const before = await lockCompany(tx, ctx, companyId);
      requireOpen(before);
      if (before.version !== version) {
        const details = { current: before, yours: { ...data, version } };
        throw new AppError("conflict", "changed_meanwhile", { details });
      }
      const after = await tx.company.update({
        where: { tenantId_id: { tenantId: ctx.tenant.id, id: companyId } },
        data: { ...data, version: { increment: 1 } },
        select: companyRow,
      });
      await recordAudit(tx, ctx, {
        action: "companies.update",
        subjectType: "company",
        subjectId: companyId,
        companyId,
        before: { ...before },
        after,
      });
      return after;
    });
  } catch (error) {
    throw asTaken(error);
  }
}
