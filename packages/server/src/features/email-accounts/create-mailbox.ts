import { randomBytes } from "node:crypto";
import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { MailServerFault } from "../../ports/mail-server.ts";
import { createAccount, domainOf } from "./add-account.ts";
import type { CreateMailboxInput } from "./email-accounts.schema.ts";
import { removeAccount } from "./remove-account.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

/** Octets of a password that nobody has to type. */
const PASSWORD_BYTES = 24;

/**
 * Makes a mailbox on the platform's own mail server and adds it with a password that nobody sees. The account comes first: a
 * mailbox without one could never be opened again.
 * @throws AppError invalid domain_not_added; blocked domain_not_here; conflict account_known, mailbox_exists; unavailable
 * mail_server_silent.
 */
export async function createMailbox(ctx: TenantContext, input: CreateMailboxInput): Promise<{ id: string }> {
  const { mailServer } = ctx;
  const { companyId, email, senderName } = input;
  const { isHere } = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await requireOpenCompany(tx, ctx, companyId);
    return domainOf(tx, { tenantId: ctx.tenant.id, companyId, email });
  });
  if (!mailServer || !isHere) throw new AppError("blocked", "domain_not_here", { field: "email" });
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  const at = (port: number) => ({ host: mailServer.host, port, security: "tls" as const, username: email });
  const added = await createAccount(
    ctx,
    { ...input, smtp: at(465), imap: at(993) },
    { provider: "mailu", secret: { smtp: password } },
  );
  try {
    await mailServer.createMailbox({
      email,
      password,
      name: senderName,
      owner: `${ctx.tenant.id}/${companyId}`,
    });
  } catch (error) {
    await removeAccount(ctx, { accountId: added.id });
    if (!(error instanceof MailServerFault)) throw error;
    ctx.log.warn({ code: error.code }, "mail server made no mailbox");
    throw error.code === "mailbox_taken"
      ? new AppError("conflict", "mailbox_exists", { field: "email" })
      : new AppError("unavailable", "mail_server_silent");
  }
  // The try that the account began with may have come before its mailbox.
  const { id: accountId } = added;
  await inTenant(ctx.db, ctx.tenant.scope, (tx) =>
    enqueue(tx, "check-account", { tenantId: ctx.tenant.id, accountId }),
  );
  return added;
}
