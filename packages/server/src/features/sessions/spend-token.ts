import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";

/**
 * Spends a mailed token: of any number of parallel calls one gets the person, because it is one UPDATE.
 * @throws AppError blocked, link_used_or_expired; also where the address has changed since.
 */
export async function spendToken(
  tx: Tx,
  ctx: Context,
  token: string,
  purpose: "verify_email" | "reset_password",
): Promise<{ userId: string }> {
  const [spent] = await tx.$queryRaw<{ user_id: string }[]>`
    UPDATE person_tokens t SET used = now()
    FROM users u
    WHERE t.token_hash = ${ctx.tokens.hash(token)} AND t.purpose = ${purpose} AND t.used IS NULL AND t.expires > now()
      AND u.id = t.user_id AND u.email = t.email AND u.deleted IS NULL
    RETURNING t.user_id`;
  if (!spent) throw new AppError("blocked", "link_used_or_expired");
  return { userId: spent.user_id };
}
