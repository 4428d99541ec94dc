import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { forgetMailbox } from "./account-secret.ts";
import type { AccountInput } from "./email-accounts.schema.ts";
import { lockAccount } from "./load-account.ts";

/** Removes an account and its secret; the mailbox itself stays where it is. @throws AppError not_found; blocked company_archived. */
export async function removeAccount(ctx: TenantContext, input: AccountInput): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const account = await lockAccount(tx, ctx, input);
    const { tenantId, id, companyId, email, status } = account;
    await forgetMailbox(tx, ctx.secrets, account);
    await tx.emailAccount.deleteMany({ where: { tenantId, id } });
    await recordAudit(tx, ctx, {
      action: "emailAccounts.remove",
      subjectType: "email_account",
      subjectId: id,
      companyId,
      before: { email, status },
    });
  });
}
