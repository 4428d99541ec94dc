import type { Tx } from "@rookery/db";
import { UnreadableSecret, type Secrets, type TenantSecretPlace } from "../../ports/secrets.ts";
import type { Protocol } from "./email-accounts.rules.ts";

/** The passwords of a mailbox; one where IMAP takes the same. */
export interface MailboxSecret {
  readonly smtp: string;
  readonly imap?: string | undefined;
}

export interface SecretHolder {
  readonly tenantId: string;
  readonly companyId: string | null;
  readonly vaultKeyPath: string | null;
}

const placeOf = ({ tenantId, companyId }: Omit<SecretHolder, "vaultKeyPath">): TenantSecretPlace => ({
  tenantId,
  companyId,
  column: "email_accounts.vault_key_path",
});

/** @returns the reference to keep in `vault_key_path`. */
export const sealMailbox = (
  tx: Tx,
  secrets: Secrets,
  home: Omit<SecretHolder, "vaultKeyPath">,
  secret: MailboxSecret,
): Promise<string> => secrets.seal(tx, placeOf(home), JSON.stringify(secret));

/** @throws UnreadableSecret, also where none was given. */
export async function openMailbox(tx: Tx, secrets: Secrets, account: SecretHolder): Promise<MailboxSecret> {
  if (account.vaultKeyPath === null) throw new UnreadableSecret("none");
  return JSON.parse(await secrets.open(tx, placeOf(account), account.vaultKeyPath)) as MailboxSecret;
}

export async function forgetMailbox(tx: Tx, secrets: Secrets, account: SecretHolder): Promise<void> {
  if (account.vaultKeyPath !== null) await secrets.remove(tx, placeOf(account), [account.vaultKeyPath]);
}

export const passwordFor = (secret: MailboxSecret, protocol: Protocol): string =>
  protocol === "imap" ? (secret.imap ?? secret.smtp) : secret.smtp;
