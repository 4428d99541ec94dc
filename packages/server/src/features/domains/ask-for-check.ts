import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import type { DomainInput } from "./domains.schema.ts";
import { requireDomain } from "./domains.queries.ts";

/**
 * Queues a look at the domain now; what it finds comes by the domain's news.
 * @throws AppError not_found; limited, with the seconds until the next one.
 */
export async function askForCheck(ctx: TenantContext, input: DomainInput): Promise<void> {
  const domain = await requireDomain(ctx, input);
  await ctx.limits.spend("domainCheck", domain.id);
  await inTenant(ctx.db, ctx.tenant.scope, (tx) =>
    enqueue(tx, "check-domain", { tenantId: ctx.tenant.id, domainId: domain.id }),
  );
}
