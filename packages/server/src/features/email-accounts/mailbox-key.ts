import { setTimeout as sleep } from "node:timers/promises";
import { readInTenant } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { OAuthFault } from "../../ports/oauth-client.ts";
import { UnreadableSecret } from "../../ports/secrets.ts";
import { platformScope } from "../../platform-scope.ts";
import { fetchMailbox, isTokens, type MailboxPasswords, type MailboxTokens } from "./account-secret.ts";
import { providerOf, type AccountFault, type KeyCause } from "./email-accounts.rules.ts";
import { keepTokens, leaveTurn, takeTurn } from "./keep-tokens.ts";
import { loadAccount, type LoadedAccount } from "./load-account.ts";

/** What a mailbox's servers take. */
export type MailboxKey = MailboxPasswords | { readonly token: string };

export type KeyDeps = Pick<Deps, "db" | "secrets" | "mailSignIns" | "clock" | "log">;

/** Nothing can be tried. `try_later`: the provider gives no answer. */
export class KeyFault extends Error {
  override name = "KeyFault";
  override readonly cause: KeyCause | Extract<AccountFault["cause"], "try_later">;
  constructor(cause: KeyFault["cause"]) {
    super(cause);
    this.cause = cause;
  }
}

/** A token is renewed so long before its end: what it opens takes a while. */
const MARGIN_MS = 5 * 60_000;
/** Between looks for a token that another process is asking for. */
const LOOK_MS = 200;

/**
 * The passwords of an account, or a token that is good for some minutes. Of all who want a new one at once, one asks for it and
 * the others wait; no transaction is open meanwhile.
 * @param isRefused where the token that is kept was not taken, so that it is no good whatever its date.
 * @throws KeyFault.
 */
export async function mailboxKey(
  deps: KeyDeps,
  account: LoadedAccount,
  isRefused = false,
): Promise<MailboxKey> {
  const first = await keptSecret(deps, account);
  if (!isTokens(first.secret)) return first.secret;
  const refused = isRefused ? first.secret.accessToken : undefined;
  const isGood = ({ accessToken, expiresAt }: MailboxTokens) =>
    accessToken !== refused && Date.parse(expiresAt) - deps.clock().getTime() > MARGIN_MS;
  if (isGood(first.secret)) return { token: first.secret.accessToken };
  for (;;) {
    const turn = await takeTurn(deps, account);
    try {
      // Read again: whoever had the turn before may have got one.
      const { secret, account: now } = await keptSecret(deps, account);
      if (!isTokens(secret)) return secret;
      if (isGood(secret)) return { token: secret.accessToken };
      const renewed = turn && (await renew(deps, now, secret));
      if (renewed) return { token: renewed };
    } finally {
      if (turn) await leaveTurn(deps, account, turn);
    }
    await sleep(LOOK_MS);
  }
}

async function keptSecret(deps: KeyDeps, { tenantId, id: accountId }: LoadedAccount) {
  const read = () =>
    readInTenant(deps.db, platformScope(tenantId), async (tx) => {
      const account = await loadAccount(tx, { tenantId, accountId });
      if (!account) throw new KeyFault("secret_unreadable");
      return { account, open: await fetchMailbox(tx, deps.secrets, account) };
    });
  let kept = await read();
  for (;;) {
    try {
      return { account: kept.account, secret: await kept.open() };
    } catch (error) {
      if (!(error instanceof UnreadableSecret)) throw error;
      const before = kept.account.vaultKeyPath;
      kept = await read();
      // Another one may have taken its place between the account and its secret.
      if (kept.account.vaultKeyPath === before) throw new KeyFault("secret_unreadable");
    }
  }
}

/** @returns undefined where the account was connected anew meanwhile, so that this token is of no use. */
async function renew(
  deps: KeyDeps,
  account: LoadedAccount,
  { refreshToken }: MailboxTokens,
): Promise<string | undefined> {
  const provider = providerOf(account);
  const client = provider && deps.mailSignIns[provider];
  if (!client) throw new KeyFault("sign_in_not_set_up");
  try {
    const grant = await client.refresh(refreshToken);
    return (await keepTokens(deps, account, { grant, refreshToken })) ? grant.accessToken : undefined;
  } catch (error) {
    if (!(error instanceof OAuthFault)) throw error;
    if (error.code === "refused") throw new KeyFault("consent_withdrawn");
    deps.log.warn({ provider, err: error }, "provider gives no token");
    throw new KeyFault("try_later");
  }
}

/** What a person is told who wanted to use the account now. */
export const refusalOf = ({ cause }: KeyFault): AppError => {
  if (cause === "secret_unreadable") return new AppError("blocked", "account_refuses");
  if (cause === "try_later") return new AppError("unavailable", "provider_silent");
  return new AppError("blocked", cause);
};
