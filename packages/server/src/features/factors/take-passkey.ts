import type { Tx } from "@rookery/db";
import {
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
} from "@simplewebauthn/server";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import type { AssertionInput } from "./factors.schema.ts";
import { relyingParty, spendChallenge } from "./passkey-challenges.ts";

export const passkeyRefused = (): AppError => new AppError("invalid", "passkey_refused");

/** The library throws with words of its own for whatever does not fit: for operators to read, and for nobody else. */
export const noteRefusedPasskey =
  ({ log, request }: Context) =>
  (error: unknown): undefined => {
    log.info({ requestId: request.requestId, why: (error as Error).message }, "passkey refused");
  };

export interface PasskeyHolder {
  readonly userId: string;
  readonly email: string;
  readonly isConfirmed: boolean;
}

interface PasskeyRow {
  id: string;
  user_id: string;
  email: string;
  is_confirmed: boolean;
  credential_id: string;
  public_key: Uint8Array<ArrayBuffer>;
  counter: bigint;
  transports: AuthenticatorTransport[];
}

/**
 * Whose passkey signed our challenge. Without `userId` it stands for both factors, so that the authenticator must have asked
 * for the person's finger, face or PIN; with it, it is the second one.
 * @throws AppError invalid passkey_refused: an unknown passkey, a wrong signature, a challenge that is not ours or was answered.
 */
export async function takePasskey(
  tx: Tx,
  ctx: Context,
  { credential, userId }: { credential: AssertionInput; userId?: string },
): Promise<PasskeyHolder> {
  // Held, so that of two answers at once the second sees the first one's counter.
  const [passkey] = await tx.$queryRaw<PasskeyRow[]>`
    SELECT p.id, p.user_id, u.email, u.email_verified IS NOT NULL AS is_confirmed, p.credential_id, p.public_key, p.counter,
           p.transports
    FROM passkeys p JOIN users u ON u.id = p.user_id
    WHERE p.credential_id = ${credential.id} AND u.deleted IS NULL FOR UPDATE OF p`;
  if (!passkey || (userId !== undefined && passkey.user_id !== userId)) throw passkeyRefused();
  const purpose = userId === undefined ? "sign_in" : "confirm";
  const { id, origin } = relyingParty(ctx);
  const answer = await verifyAuthenticationResponse({
    response: credential as AuthenticationResponseJSON,
    expectedChallenge: (challenge) =>
      spendChallenge(tx, ctx, { challenge, purpose, ...(userId === undefined ? {} : { userId }) }),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: userId === undefined,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.counter),
      transports: passkey.transports,
    },
  }).catch(noteRefusedPasskey(ctx));
  if (!answer?.verified) throw passkeyRefused();
  const { newCounter, credentialBackedUp } = answer.authenticationInfo;
  await tx.$executeRaw`
    UPDATE passkeys SET counter = ${BigInt(newCounter)}, is_backed_up = ${credentialBackedUp}, last_used = now()
    WHERE id = ${passkey.id}::uuid`;
  return { userId: passkey.user_id, email: passkey.email, isConfirmed: passkey.is_confirmed };
}
