import { inTenant, readInTenant } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import type { AccountInput } from "./email-accounts.schema.ts";
import { loadAccount, lockAccount } from "./load-account.ts";

/**
 * Queues a try of the account now; what it finds comes by the account's news.
 * @throws AppError not_found; limited; blocked account_paused, company_archived.
 */
export async function askForCheck(ctx: TenantContext, input: AccountInput): Promise<void> {
  await requireAccount(ctx, input);
  await ctx.limits.spend("accountCheck", input.accountId);
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { status, tenantId, id } = await lockAccount(tx, ctx, input);
    if (status === "paused") throw new AppError("blocked", "account_paused");
    await enqueue(tx, "check-account", { tenantId, accountId: id });
  });
}

/** Before anything is counted: nobody uses up the tries of an account that is not theirs to try. */
async function requireAccount(ctx: TenantContext, { accountId }: AccountInput): Promise<void> {
  const account = await readInTenant(ctx.db, ctx.tenant.scope, (tx) =>
    loadAccount(tx, { tenantId: ctx.tenant.id, accountId }),
  );
  if (!account) throw notFound();
  requireWork(ctx.tenant, account.companyId);
}
