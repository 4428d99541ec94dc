import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { DomainInput } from "./domains.schema.ts";
import { lockDomain } from "./lock-domain.ts";

/** Makes this the company's first domain; the one before it steps back. Twice is once. */
export async function setPrimaryDomain(ctx: TenantContext, input: DomainInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const domain = await lockDomain(tx, ctx, input);
    if (domain.isPrimary) return;
    const { companyId } = domain;
    const tenantId = ctx.tenant.id;
    await tx.domain.updateMany({
      where: { tenantId, companyId, isPrimary: true },
      data: { isPrimary: false },
    });
    await tx.domain.updateMany({ where: { tenantId, id: domain.id }, data: { isPrimary: true } });
    await recordAudit(tx, ctx, {
      action: "domains.setPrimary",
      subjectType: "domain",
      subjectId: domain.id,
      companyId,
      after: { domain: domain.domain },
    });
  });
}
