import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { SetExtrasInput } from "./domains.schema.ts";
import { lockDomain } from "./lock-domain.ts";

/** Chooses the optional records that the guide shows and looks for; they never decide whether the domain is verified. */
export async function setExtras(ctx: TenantContext, input: SetExtrasInput): Promise<void> {
  const extras = [...new Set(input.extras)].toSorted();
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const domain = await lockDomain(tx, ctx, input);
    const before = domain.extras.toSorted();
    if (before.join() === extras.join()) return;
    const { companyId, id } = domain;
    await tx.domain.updateMany({ where: { tenantId: ctx.tenant.id, id }, data: { extras } });
    await enqueue(tx, "check-domain", { tenantId: ctx.tenant.id, domainId: id });
    await recordAudit(tx, ctx, {
      action: "domains.setExtras",
      subjectType: "domain",
      subjectId: id,
      companyId,
      before: { extras: before },
      after: { extras },
    });
  });
}
