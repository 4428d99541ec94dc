import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";

export type ChallengePurpose = "enrol" | "sign_in" | "confirm";

/** As long as a person may look for their key. */
const CHALLENGE_MS = 5 * 60_000;

/** The host that passkeys are bound to. (Web Authentication 3, 4: Relying Party Identifier) */
export const relyingParty = ({ address }: Context): { id: string; origin: string } => ({
  id: new URL(address.origin).hostname,
  origin: address.origin,
});

/** @param userId whose answer alone counts; absent where anybody may answer, as at sign-in. */
export async function keepChallenge(
  tx: Tx,
  ctx: Context,
  of: { challenge: string; purpose: ChallengePurpose; userId?: string },
): Promise<void> {
  const expires = new Date(ctx.clock().getTime() + CHALLENGE_MS);
  const { purpose, userId = null } = of;
  await tx.passkeyChallenge.createMany({
    data: { challengeHash: ctx.tokens.hash(of.challenge), purpose, userId, expires },
  });
}

/** True for a challenge that we gave for this and that nobody has answered yet. It is spent where the answer counts: with its transaction. */
export async function spendChallenge(
  tx: Tx,
  ctx: Context,
  of: { challenge: string; purpose: ChallengePurpose; userId?: string },
): Promise<boolean> {
  const spent = await tx.$queryRaw<unknown[]>`
    DELETE FROM passkey_challenges
    WHERE challenge_hash = ${ctx.tokens.hash(of.challenge)} AND purpose = ${of.purpose} AND expires > now()
      AND user_id IS NOT DISTINCT FROM ${of.userId ?? null}::uuid
    RETURNING 1`;
  return spent.length === 1;
}
