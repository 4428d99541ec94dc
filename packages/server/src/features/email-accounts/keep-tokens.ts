import { inTenant } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { Grant } from "../../ports/oauth-client.ts";
import { platformScope } from "../../platform-scope.ts";
import { forgetMailbox, prepareMailbox, tokensOf } from "./account-secret.ts";
import { loadAccount, type LoadedAccount } from "./load-account.ts";

type TurnDeps = Pick<Deps, "db" | "clock">;

/** Longer than a provider is given to answer; after that whoever had the turn is gone. */
const TURN_MS = 20_000;

/** @returns when the turn ends by itself; undefined where somebody else has it. */
export function takeTurn(
  { db, clock }: TurnDeps,
  { tenantId, id }: LoadedAccount,
): Promise<Date | undefined> {
  const now = clock();
  const until = new Date(now.getTime() + TURN_MS);
  return inTenant(db, platformScope(tenantId), async (tx) => {
    // By hand, since it is no edit: `updated` stays.
    const taken = await tx.$executeRaw`
      UPDATE email_accounts SET refreshing_until = ${until}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND (refreshing_until IS NULL OR refreshing_until <= ${now})`;
    return taken === 1 ? until : undefined;
  });
}

export async function leaveTurn(
  { db }: TurnDeps,
  { tenantId, id }: LoadedAccount,
  turn: Date,
): Promise<void> {
  await inTenant(
    db,
    platformScope(tenantId),
    (tx) =>
      tx.$executeRaw`
      UPDATE email_accounts SET refreshing_until = NULL
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND refreshing_until = ${turn}`,
  );
}

/**
 * Keeps what a refresh gave in the place of what it was asked with; a refresh token that a provider replaces is good once.
 * @returns false where the account went or was connected anew meanwhile.
 */
export async function keepTokens(
  { db, secrets }: Pick<Deps, "db" | "secrets">,
  account: LoadedAccount,
  { grant, refreshToken }: { readonly grant: Grant; readonly refreshToken: string },
): Promise<boolean> {
  const { tenantId, id } = account;
  const prepared = await prepareMailbox(secrets, account, tokensOf(grant, refreshToken));
  return inTenant(db, platformScope(tenantId), async (tx) => {
    await tx.$queryRaw`SELECT FROM email_accounts WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
    const now = await loadAccount(tx, { tenantId, accountId: id });
    // Not by the reference: that changes also where a secret moves to another store.
    if (!now || now.secretSet?.getTime() !== account.secretSet?.getTime()) return false;
    const vaultKeyPath = await prepared.store(tx);
    await forgetMailbox(tx, secrets, now);
    await tx.$executeRaw`
      UPDATE email_accounts SET vault_key_path = ${vaultKeyPath} WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`;
    return true;
  });
}
