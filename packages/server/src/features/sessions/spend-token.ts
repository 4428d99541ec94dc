import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";

export type TokenPurpose = "verify_email" | "reset_password";

const spentOrExpired = () => new AppError("blocked", "link_used_or_expired");

/**
 * Spends a mailed token: of any number of parallel calls one gets the person, because it is one UPDATE.
 * @throws AppError blocked, link_used_or_expired; also where the address has changed since.
 */
export async function spendToken(
  tx: Tx,
  ctx: Context,
  token: string,
  purpose: TokenPurpose,
): Promise<{ userId: string }> {
  const [spent] = await tx.$queryRaw<{ user_id: string }[]>`
    UPDATE person_tokens t SET used = now()
    FROM users u
    WHERE t.token_hash = ${ctx.tokens.hash(token)} AND t.purpose = ${purpose} AND t.used IS NULL AND t.expires > now()
      AND u.id = t.user_id AND u.email = t.email AND u.deleted IS NULL
    RETURNING t.user_id`;
  if (!spent) throw spentOrExpired();
  return { userId: spent.user_id };
}

/**
 * Whose token it is, without spending it.
 * @throws AppError blocked, link_used_or_expired.
 */
export async function personOfToken(
  tx: Tx,
  ctx: Context,
  token: string,
  purpose: TokenPurpose,
): Promise<{ userId: string }> {
  const [live] = await tx.$queryRaw<{ user_id: string }[]>`
    SELECT t.user_id FROM person_tokens t JOIN users u ON u.id = t.user_id
    WHERE t.token_hash = ${ctx.tokens.hash(token)} AND t.purpose = ${purpose} AND t.used IS NULL AND t.expires > now()
      AND u.email = t.email AND u.deleted IS NULL`;
  if (!live) throw spentOrExpired();
  return { userId: live.user_id };
}

/** What one link has done, the others of its kind need not do again. */
export async function voidTokens(tx: Tx, userId: string, purpose: TokenPurpose): Promise<void> {
  await tx.$executeRaw`
    UPDATE person_tokens SET used = now() WHERE user_id = ${userId}::uuid AND purpose = ${purpose} AND used IS NULL`;
}
