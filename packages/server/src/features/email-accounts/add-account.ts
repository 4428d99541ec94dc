import { inTenant, isUniqueViolation, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { prepareMailbox, type MailboxSecret } from "./account-secret.ts";
import { givenPasswords } from "./given-passwords.ts";
import type { ImapSettings, SignInProvider } from "./email-accounts.rules.ts";
import type { AddAccountInput } from "./email-accounts.schema.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

export type NewAccount = Omit<AddAccountInput, "imap" | "password" | "imapPassword"> & {
  readonly imap: ImapSettings | null;
};

export interface NewSecret {
  readonly provider: "other" | "mailu" | SignInProvider;
  readonly secret: MailboxSecret;
}

/** With a password, which a person typed. @throws AppError as `createAccount`. */
export const addAccount = async (ctx: TenantContext, input: AddAccountInput): Promise<{ id: string }> =>
  createAccount(ctx, input, {
    provider: "other",
    secret: givenPasswords(input),
  });

/**
 * Adds a mailbox of a domain that the company has, and queues the first try of it.
 * @throws AppError invalid domain_not_added; conflict account_known; blocked company_archived; unavailable
 * secrets_unavailable.
 */
export async function createAccount(
  ctx: TenantContext,
  input: NewAccount,
  { provider, secret }: NewSecret,
): Promise<{ id: string }> {
  const { companyId, email, smtp, imap, senderName, dailyLimit } = input;
  const tenantId = ctx.tenant.id;
  const prepared = await prepareMailbox(ctx.secrets, { tenantId, companyId }, secret);
  try {
    return await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      await requireOpenCompany(tx, ctx, companyId);
      const { id: domainId } = await domainOf(tx, { tenantId, companyId, email });
      const vaultKeyPath = await prepared.store(tx);
      const { id } = await tx.emailAccount.create({
        data: {
          tenantId,
          companyId,
          domainId,
          email,
          senderName,
          dailyLimit,
          provider,
          smtpSettings: smtp,
          ...(imap && { imapSettings: { ...imap, hasOwnPassword: imap.hasOwnPassword ?? false } }),
          vaultKeyPath,
          secretSet: ctx.clock(),
        },
        select: { id: true },
      });
      await enqueue(tx, "check-account", { tenantId, accountId: id });
      await recordAudit(tx, ctx, {
        action: "emailAccounts.add",
        subjectType: "email_account",
        subjectId: id,
        companyId,
        after: { email, smtp, imap, senderName, dailyLimit },
      });
      return { id };
    });
  } catch (error) {
    throw isUniqueViolation(error, "email_accounts_tenant_id_domain_id_email_key")
      ? new AppError("conflict", "account_known", { field: "email" })
      : error;
  }
}

/** What mails from the address are signed for stands with its domain, so that the domain comes first. */
export async function domainOf(
  tx: Tx,
  { tenantId, companyId, email }: { tenantId: string; companyId: string | null; email: string },
): Promise<{ id: string; isHere: boolean }> {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  const found = await tx.domain.findFirst({
    where: { tenantId, companyId, domain },
    select: { id: true, mailuDomain: true },
  });
  if (!found) throw new AppError("invalid", "domain_not_added", { field: "email", details: { domain } });
  return { id: found.id, isHere: found.mailuDomain !== null };
}
