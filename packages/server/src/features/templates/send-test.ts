import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { mailThroughAccount } from "../email-accounts/mail-through-account.ts";
import { usableAccount } from "../email-accounts/usable-account.ts";
import { readerFor, sampleValues } from "./mail-values.ts";
import { renderTemplate } from "./render-template.ts";
import type { SendTestInput } from "./templates.schema.ts";

/** So that nobody takes it for the mail itself. */
const MARK = "[Test] ";

/**
 * Sends the draft, filled with one lead's data and marked as a test, to the person who asks and to nobody else.
 * @returns the address that it went to.
 * @throws AppError not_found for the account or the lead; limited; blocked email_unverified, account_paused;
 *   unavailable account_silent, account_refuses, mail_not_taken.
 */
export async function sendTest(ctx: TenantContext, input: SendTestInput): Promise<{ to: string }> {
  const { companyId, draft, accountId } = input;
  const { email: to, name, emailVerified } = ctx.person;
  if (!emailVerified) throw new AppError("blocked", "email_unverified");
  const reader = await readerFor(ctx, input);
  const account = accountId === null ? undefined : await usableAccount(ctx, { companyId, accountId });
  await ctx.limits.spend("templateTestPerson", ctx.person.id);
  await ctx.limits.spend("templateTestTenant", ctx.tenant.id);
  const sender = account ? { name: account.senderName ?? name, email: account.email } : { name, email: to };
  const values = await sampleValues(ctx, companyId, { reader, sender });
  const { subject, html, text } = renderTemplate(draft, values, { marksGaps: true });
  const message = { to, fromName: sender.name, subject: MARK + subject, html, text, pictures: [] };
  if (account) await mailThroughAccount(ctx, account, message);
  else
    await ctx.sendMail(message).catch(() => {
      throw new AppError("unavailable", "mail_not_taken");
    });
  await inTenant(ctx.db, ctx.tenant.scope, (tx) =>
    recordAudit(tx, ctx, {
      action: "templates.sendTest",
      subjectType: "template",
      companyId,
      after: { to, through: account?.email ?? null, subject },
    }),
  );
  return { to };
}
