import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { tellNews } from "../../live-events.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockDomain } from "../domains/lock-domain.ts";
import { domainTopic } from "../domains/store-check.ts";
import type { HandoffInput } from "./handoffs.schema.ts";

/** Ends a link at once, also for those who look at its page. Twice is once. */
export async function revokeHandoff(ctx: TenantContext, { handoffId }: HandoffInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const where = { tenantId: ctx.tenant.id, id: handoffId };
    const found = await tx.dnsHandoff.findFirst({ where, select: { domainId: true, revoked: true } });
    if (!found) throw notFound();
    const domain = await lockDomain(tx, ctx, found);
    if (found.revoked) return;
    await tx.dnsHandoff.updateMany({ where: { ...where, revoked: null }, data: { revoked: ctx.clock() } });
    await recordAudit(tx, ctx, {
      action: "handoffs.revoke",
      subjectType: "domain",
      subjectId: domain.id,
      companyId: domain.companyId,
      before: { domain: domain.domain, handoffId },
    });
    await tellNews(tx, domainTopic(domain.id));
  });
}
