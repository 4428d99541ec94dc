import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { UnreadableSecret } from "../../ports/secrets.ts";
import {
  fetchMailbox,
  isTokens,
  passwordFor,
  type MailboxSecret,
  type OpenMailbox,
} from "./account-secret.ts";
import type { ServerSettings, StageReport } from "./email-accounts.rules.ts";
import type { ProbeAccountInput } from "./email-accounts.schema.ts";
import { givenPasswords, passwordNeeded, type PasswordForm } from "./given-passwords.ts";
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
  const { companyId, accountId } = input;
  const saved = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    if (accountId === undefined) return requireOpenCompany(tx, ctx, companyId);
    const account = await lockAccount(tx, ctx, { accountId });
    return { account, open: await fetchMailbox(tx, ctx.secrets, account) };
  });
  if (!saved) return givenPasswords(input);
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
  form: PasswordForm & Pick<ProbeAccountInput, "smtp">,
  open: OpenMailbox,
): Promise<MailboxSecret> {
  const { password, imap, imapPassword } = form;
  const isOwn = imap?.hasOwnPassword ?? false;
  if (password !== undefined && (!isOwn || imapPassword !== undefined)) return givenPasswords(form);
  requireKeptDoors(account, form);
  try {
    const kept = await open();
    if (!isTokens(kept)) {
      const smtp = password ?? kept.smtp;
      return isOwn ? { smtp, imap: imapPassword ?? passwordFor(kept, "imap") } : { smtp };
    }
    // A password beside what a provider gave would be half of a sign-in.
    if (password === undefined && imapPassword === undefined) return kept;
  } catch (error) {
    if (!(error instanceof UnreadableSecret)) throw error;
  }
  throw passwordNeeded("smtp");
}

/** Each password that is not in the form was given for the server that it would now go to. */
function requireKeptDoors(
  account: Pick<LoadedAccount, "smtp" | "imap">,
  { smtp, imap, password, imapPassword }: PasswordForm & Pick<ProbeAccountInput, "smtp">,
): void {
  if (password === undefined && !isSameDoor(smtp, account.smtp)) throw passwordNeeded("smtp");
  if (imap === null || imapPassword !== undefined) return;
  const wasOwn = account.imap?.hasOwnPassword ?? false;
  const isKept = imap.hasOwnPassword === wasOwn && isSameDoor(imap, account.imap);
  if (isKept || (!imap.hasOwnPassword && password !== undefined)) return;
  throw passwordNeeded(imap.hasOwnPassword ? "imap" : "smtp");
}
