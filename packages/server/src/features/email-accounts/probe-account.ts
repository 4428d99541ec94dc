import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { UnreadableSecret } from "../../ports/secrets.ts";
import {
  fetchMailbox,
  isTokens,
  passwordFor,
  type MailboxSecret,
  type OpenMailbox,
} from "./account-secret.ts";
import type { Protocol, ServerSettings, StageReport } from "./email-accounts.rules.ts";
import type { ProbeAccountInput } from "./email-accounts.schema.ts";
import { lockAccount, type LoadedAccount } from "./load-account.ts";
import { KeyFault, mailboxKey, refusalOf, type MailboxKey } from "./mailbox-key.ts";
import { probeMailbox } from "./probe-mailbox.ts";
import { probeSettings } from "./probe-stages.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

/**
 * Tries the form as it stands, saved or not; SMTP and IMAP side by side. Nothing is kept.
 * @throws AppError limited; not_found for a company or an account out of sight; blocked company_archived; invalid
 * password_needed where the kept password was given for another server or user; for an account that was connected at a
 * provider what `refusalOf` says.
 */
export async function probeAccount(
  ctx: TenantContext,
  input: ProbeAccountInput,
  signal: AbortSignal | undefined,
): Promise<AsyncGenerator<StageReport>> {
  await ctx.limits.spend("probePerson", ctx.person.id);
  await ctx.limits.spend("probeTenant", ctx.tenant.id);
  const key = await keyOf(ctx, input);
  return probeMailbox(probeSettings(ctx), { ...input, key }, signal ?? new AbortController().signal);
}

async function keyOf(ctx: TenantContext, input: ProbeAccountInput): Promise<MailboxKey> {
  const { companyId, accountId, password, imapPassword } = input;
  const saved = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    if (accountId === undefined) return requireOpenCompany(tx, ctx, companyId);
    const account = await lockAccount(tx, ctx, { accountId });
    return { account, open: await fetchMailbox(tx, ctx.secrets, account) };
  });
  if (!saved) {
    if (password === undefined) throw new AppError("invalid", "password_needed", { field: "password" });
    return { smtp: password, imap: imapPassword };
  }
  const secret = await chosenSecret(saved.account, input, saved.open);
  if (!isTokens(secret)) return secret;
  return mailboxKey(ctx, saved.account).catch((error: unknown) => {
    throw error instanceof KeyFault ? refusalOf(error) : error;
  });
}

const isSameDoor = (one: ServerSettings | null, other: ServerSettings | null): boolean =>
  one === null ||
  (other !== null &&
    one.host === other.host &&
    one.port === other.port &&
    one.username === other.username &&
    // Less protection would show the password on the way.
    (one.security === other.security || one.security === "tls"));

/**
 * The passwords that a form means: those in it, and for the rest the kept ones. A kept password goes nowhere but where it was
 * given for; otherwise whoever may edit an account could have it sent to a server of their own.
 * @throws AppError invalid password_needed, unavailable secrets_unavailable.
 */
export async function chosenSecret(
  account: Pick<LoadedAccount, "smtp" | "imap">,
  form: Pick<ProbeAccountInput, "smtp" | "imap" | "password" | "imapPassword">,
  open: OpenMailbox,
): Promise<MailboxSecret> {
  const { password, imapPassword } = form;
  if (password !== undefined) return { smtp: password, imap: imapPassword };
  const needed = (protocol: Protocol) =>
    new AppError("invalid", "password_needed", { field: protocol === "smtp" ? "password" : "imapPassword" });
  if (!isSameDoor(form.smtp, account.smtp)) throw needed("smtp");
  if (imapPassword === undefined && !isSameDoor(form.imap, account.imap)) throw needed("smtp");
  try {
    const kept = await open();
    if (isTokens(kept)) {
      // A password for IMAP beside what a provider gave would be half of a sign-in.
      if (imapPassword !== undefined) throw needed("smtp");
      return kept;
    }
    return { smtp: kept.smtp, imap: imapPassword ?? passwordFor(kept, "imap") };
  } catch (error) {
    if (error instanceof UnreadableSecret) throw needed("smtp");
    throw error;
  }
}
