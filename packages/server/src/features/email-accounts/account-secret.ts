import type { Tx } from "@rookery/db";
import type { Grant } from "../../ports/oauth-client.ts";
import {
  UnreadableSecret,
  type PreparedSecret,
  type Secrets,
  type TenantSecretPlace,
} from "../../ports/secrets.ts";
import type { Protocol } from "./email-accounts.rules.ts";

/** The passwords of a mailbox; one where IMAP takes the same. */
export interface MailboxPasswords {
  readonly smtp: string;
  readonly imap?: string | undefined;
}

/** What a provider gave for signing in there. */
export interface MailboxTokens {
  readonly refreshToken: string;
  readonly accessToken: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export type MailboxSecret = MailboxPasswords | MailboxTokens;

export const isTokens = (secret: MailboxSecret): secret is MailboxTokens => "refreshToken" in secret;

/** @param kept the token that renews, where the provider gives no new one. */
export const tokensOf = ({ accessToken, expiresAt, refreshToken }: Grant, kept: string): MailboxTokens => ({
  accessToken,
  expiresAt: expiresAt.toISOString(),
  refreshToken: refreshToken ?? kept,
});

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

/** Outside of a transaction; what is stored gives the reference to keep in `vault_key_path`. */
export const prepareMailbox = (
  secrets: Secrets,
  home: Omit<SecretHolder, "vaultKeyPath">,
  secret: MailboxSecret,
): Promise<PreparedSecret> => secrets.prepare(placeOf(home), JSON.stringify(secret));

/** Opens it once the transaction is over. @throws UnreadableSecret, also where none was given. */
export type OpenMailbox = () => Promise<MailboxSecret>;

export async function fetchMailbox(tx: Tx, secrets: Secrets, account: SecretHolder): Promise<OpenMailbox> {
  const { vaultKeyPath } = account;
  if (vaultKeyPath === null) return () => Promise.reject(new UnreadableSecret("none"));
  const fetched = await secrets.fetch(tx, placeOf(account), vaultKeyPath);
  return async () => JSON.parse(await fetched.open()) as MailboxSecret;
}

export async function forgetMailbox(tx: Tx, secrets: Secrets, account: SecretHolder): Promise<void> {
  if (account.vaultKeyPath !== null) await secrets.remove(tx, placeOf(account), [account.vaultKeyPath]);
}

export const passwordFor = (secret: MailboxPasswords, protocol: Protocol): string =>
  protocol === "imap" ? (secret.imap ?? secret.smtp) : secret.smtp;
