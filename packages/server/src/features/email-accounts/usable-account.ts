import { inTenant, readInTenant } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { loadAccount, type LoadedAccount } from "./load-account.ts";
import { KeyFault, mailboxKey, refusalOf, type MailboxKey } from "./mailbox-key.ts";

export interface UsableAccount extends LoadedAccount {
  readonly key: MailboxKey;
}

/**
 * An account of the company that mail can go through now.
 * @throws AppError not_found; forbidden view_only; blocked account_paused and what `refusalOf` says; unavailable
 * secrets_unavailable.
 */
export async function usableAccount(
  ctx: TenantContext,
  { companyId, accountId }: { companyId: string | null; accountId: string },
): Promise<UsableAccount> {
  const account = await readInTenant(ctx.db, ctx.tenant.scope, (tx) =>
    loadAccount(tx, { tenantId: ctx.tenant.id, accountId }),
  );
  if (!account || account.companyId !== companyId || !account.smtp) throw notFound();
  requireWork(ctx.tenant, companyId);
  if (account.status === "paused") throw new AppError("blocked", "account_paused");
  // The provider has said so already, and only a new sign-in changes it.
  if (account.fault?.cause === "consent_withdrawn") throw new AppError("blocked", "consent_withdrawn");
  try {
    return { ...account, key: await mailboxKey(ctx, account) };
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    // The account's own page should say it as well, and not in some hours.
    if (error.cause === "consent_withdrawn")
      await inTenant(ctx.db, ctx.tenant.scope, (tx) =>
        enqueue(tx, "check-account", { tenantId: account.tenantId, accountId }),
      );
    throw refusalOf(error);
  }
}
