import { randomBytes } from "node:crypto";
import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { PurgeCompanyInput } from "./companies.schema.ts";
import { lockCompany, requireNoImport } from "./lock-company.ts";
import { purgePreview } from "./purge-preview.queries.ts";

/**
 * Ends an archived company for good: from here on it is there for nobody, and its workspace name is free. The rows, which
 * may be millions, and the files are removed by a job that was queued in the same transaction.
 * @throws AppError blocked company_not_archived or import_running, invalid name_does_not_match.
 */
export async function purgeCompany(ctx: TenantContext, input: PurgeCompanyInput): Promise<void> {
  const { companyId } = input;
  const tenantId = ctx.tenant.id;
  const { goes } = await purgePreview(ctx, { companyId });
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const before = await lockCompany(tx, ctx, companyId);
    if (before.status !== "archived") throw new AppError("blocked", "company_not_archived");
    await requireNoImport(tx, ctx, companyId);
    if (input.typedName.trim().normalize("NFC") !== before.name) {
      throw new AppError("invalid", "name_does_not_match", { field: "typedName" });
    }
    await tx.company.updateMany({
      where: { tenantId, id: companyId },
      data: { purged: ctx.clock(), workspaceName: `purged-${randomBytes(8).toString("hex")}` },
    });
    // Members stop seeing the company's rows with their next call, however long the job takes.
    await tx.companyMember.deleteMany({ where: { tenantId, companyId } });
    await enqueue(tx, "purge-company", { tenantId, companyId, personId: ctx.person.id });
    await recordAudit(tx, ctx, {
      action: "companies.purge",
      subjectType: "company",
      subjectId: companyId,
      companyId: null,
      before: { ...before, goes },
    });
  });
}
