import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { forgetMailbox, prepareMailbox, type MailboxTokens } from "./account-secret.ts";
import { providerOf, type SignInProvider } from "./email-accounts.rules.ts";
import { lockAccount, untried } from "./load-account.ts";
import { settingsAt } from "./mail-providers.ts";

/** A mailbox that somebody has signed in with at its provider. */
export interface SignedIn {
  readonly provider: SignInProvider;
  readonly email: string;
  readonly tokens: MailboxTokens;
}

/**
 * Puts what the provider gave in the place of what was kept, also where that was a password, and queues a try.
 * @throws AppError not_found; conflict other_mailbox; blocked company_archived; unavailable secrets_unavailable.
 */
export async function connectAnew(
  ctx: TenantContext,
  { accountId, companyId }: { readonly accountId: string; readonly companyId: string | null },
  { provider, email, tokens }: SignedIn,
): Promise<{ id: string }> {
  const tenantId = ctx.tenant.id;
  const prepared = await prepareMailbox(ctx.secrets, { tenantId, companyId }, tokens);
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const account = await lockAccount(tx, ctx, { accountId });
    if (account.email !== email)
      throw new AppError("conflict", "other_mailbox", { details: { email: account.email, other: email } });
    const { id, status } = account;
    const { smtp, imap } = settingsAt(provider, email);
    const vaultKeyPath = await prepared.store(tx);
    await forgetMailbox(tx, ctx.secrets, account);
    await tx.emailAccount.updateMany({
      where: { tenantId, id },
      data: {
        vaultKeyPath,
        secretSet: ctx.clock(),
        ...(providerOf(account) !== provider && {
          provider,
          smtpSettings: { ...smtp },
          imapSettings: { ...imap },
        }),
        ...(status !== "paused" && { status: "active", ...untried(ctx.clock()) }),
      },
    });
    if (status !== "paused") await enqueue(tx, "check-account", { tenantId, accountId: id });
    await recordAudit(tx, ctx, {
      action: "emailAccounts.connectAnew",
      subjectType: "email_account",
      subjectId: id,
      companyId,
      before: { provider: account.provider },
      after: { provider },
    });
    return { id };
  });
}
