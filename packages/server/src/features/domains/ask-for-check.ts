import { inTenant } from "@rookery/db";
import type { Context, TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import type { DomainInput } from "./domains.schema.ts";
import { requireDomain } from "./domains.queries.ts";

/**
 * Counts a look that somebody asks for, so that nobody uses us to flood a domain's name servers.
 * @throws AppError limited, with the seconds until the next one.
 */
export async function spendCheck({ limits }: Pick<Context, "limits">, domainId: string): Promise<void> {
  await limits.spend("domainCheck", domainId);
  await limits.spend("domainCheckDay", domainId);
}

/**
 * Queues a look at the domain now; what it finds comes by the domain's news.
 * @throws AppError not_found; limited, with the seconds until the next one.
 */
export async function askForCheck(ctx: TenantContext, input: DomainInput): Promise<void> {
  const domain = await requireDomain(ctx, input);
  await spendCheck(ctx, domain.id);
  await inTenant(ctx.db, ctx.tenant.scope, (tx) =>
    enqueue(tx, "check-domain", { tenantId: ctx.tenant.id, domainId: domain.id }),
  );
}
