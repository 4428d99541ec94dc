import { readInTenant } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { UnreadableSecret } from "../../ports/secrets.ts";
import { fetchMailbox } from "./account-secret.ts";
import { loadAccount, type LoadedAccount } from "./load-account.ts";
import type { MailboxSecret } from "./account-secret.ts";

export interface UsableAccount extends LoadedAccount {
  readonly secret: MailboxSecret;
}

/**
 * An account of the company that mail can go through now.
 * @throws AppError not_found; forbidden view_only; blocked account_paused, account_refuses; unavailable secrets_unavailable.
 */
export async function usableAccount(
  ctx: TenantContext,
  { companyId, accountId }: { companyId: string | null; accountId: string },
): Promise<UsableAccount> {
  const { account, open } = await readInTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const account = await loadAccount(tx, { tenantId: ctx.tenant.id, accountId });
    if (!account || account.companyId !== companyId || !account.smtp) throw notFound();
    requireWork(ctx.tenant, companyId);
    if (account.status === "paused") throw new AppError("blocked", "account_paused");
    return { account, open: await fetchMailbox(tx, ctx.secrets, account) };
  });
  try {
    return { ...account, secret: await open() };
  } catch (error) {
    throw error instanceof UnreadableSecret ? new AppError("blocked", "account_refuses") : error;
  }
}
