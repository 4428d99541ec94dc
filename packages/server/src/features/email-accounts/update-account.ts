import { inTenant, Prisma, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { fetchMailbox, forgetMailbox, prepareMailbox } from "./account-secret.ts";
import { providerOf } from "./email-accounts.rules.ts";
import type { UpdateAccountInput } from "./email-accounts.schema.ts";
import { lockAccount, untried, type LoadedAccount } from "./load-account.ts";
import { chosenSecret } from "./probe-account.ts";

/**
 * Changes how an account is reached and what may be sent from it, and queues a try; one that was stopped for its trouble begins anew.
 * @throws AppError not_found; conflict changed_meanwhile; invalid password_needed; blocked company_archived; unavailable
 * secrets_unavailable.
 */
export async function updateAccount(ctx: TenantContext, input: UpdateAccountInput): Promise<void> {
  const { smtp, imap, senderName, dailyLimit } = input;
  const saved = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const account = await lockVersion(tx, ctx, input);
    return { account, open: await fetchMailbox(tx, ctx.secrets, account) };
  });
  const secret = await chosenSecret(saved.account, input, saved.open);
  const isGiven = input.password !== undefined || input.imapPassword !== undefined;
  const prepared = isGiven ? await prepareMailbox(ctx.secrets, saved.account, secret) : undefined;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const account = await lockVersion(tx, ctx, input);
    const vaultKeyPath = prepared ? await prepared.store(tx) : account.vaultKeyPath;
    if (isGiven) await forgetMailbox(tx, ctx.secrets, account);
    await tx.emailAccount.updateMany({
      where: { tenantId: account.tenantId, id: account.id },
      data: {
        smtpSettings: smtp,
        imapSettings: imap ?? Prisma.DbNull,
        senderName,
        dailyLimit,
        ...(isGiven && {
          vaultKeyPath,
          secretSet: ctx.clock(),
          ...(providerOf(account) && { provider: "other" }),
        }),
        ...(account.status !== "paused" && { status: "active", ...untried(ctx.clock()) }),
      },
    });
    if (account.status !== "paused")
      await enqueue(tx, "check-account", { tenantId: account.tenantId, accountId: account.id });
    await recordAudit(tx, ctx, {
      action: "emailAccounts.update",
      subjectType: "email_account",
      subjectId: account.id,
      companyId: account.companyId,
      before: {
        smtp: account.smtp,
        imap: account.imap,
        senderName: account.senderName,
        dailyLimit: account.dailyLimit,
      },
      after: { smtp, imap, senderName, dailyLimit, isPasswordChanged: isGiven },
    });
  });
}

async function lockVersion(tx: Tx, ctx: TenantContext, input: UpdateAccountInput): Promise<LoadedAccount> {
  const account = await lockAccount(tx, ctx, input);
  if (account.updated.toISOString() !== input.version) throw new AppError("conflict", "changed_meanwhile");
  return account;
}
