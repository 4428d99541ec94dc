import { asSystem, isUniqueViolation } from "@rookery/db";
import { verifyRegistrationResponse, type RegistrationResponseJSON } from "@simplewebauthn/server";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { factorsChanged } from "./factors-changed.ts";
import type { AddPasskeyInput } from "./factors.schema.ts";
import { issueBackupCodes } from "./issue-backup-codes.ts";
import { relyingParty, spendChallenge } from "./passkey-challenges.ts";
import { noteRefusedPasskey, passkeyRefused } from "./take-passkey.ts";

/** More than anybody carries. */
const PASSKEYS_MAX = 20;

/**
 * Keeps a new passkey. With the first factor of all come backup codes, which this answer alone shows.
 * @throws AppError invalid passkey_refused, conflict passkey_known, blocked too_many_passkeys.
 */
export async function addPasskey(
  ctx: Context & { person: Person },
  { name, credential }: AddPasskeyInput,
): Promise<{ backupCodes: string[] | null }> {
  const { person } = ctx;
  try {
    return await asSystem(ctx.db, "passkeys", async (tx) => {
      // The person's row makes those who add at once take turns.
      await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${person.id}::uuid FOR UPDATE`;
      if ((await tx.passkey.count({ where: { userId: person.id } })) >= PASSKEYS_MAX)
        throw new AppError("blocked", "too_many_passkeys", { details: { max: PASSKEYS_MAX } });
      const { id, origin } = relyingParty(ctx);
      const answer = await verifyRegistrationResponse({
        response: credential as RegistrationResponseJSON,
        expectedChallenge: (challenge) =>
          spendChallenge(tx, ctx, { challenge, purpose: "enrol", userId: person.id }),
        expectedOrigin: origin,
        expectedRPID: id,
        requireUserVerification: false,
      }).catch(noteRefusedPasskey(ctx));
      if (!answer?.verified) throw passkeyRefused();
      const { credential: made, credentialBackedUp } = answer.registrationInfo;
      await tx.passkey.createMany({
        data: {
          userId: person.id,
          name,
          credentialId: made.id,
          publicKey: new Uint8Array(made.publicKey),
          counter: BigInt(made.counter),
          transports: credential.response.transports ?? [],
          isBackedUp: credentialBackedUp,
          host: ctx.address.host,
        },
      });
      await factorsChanged(tx, ctx, { action: "factors.addPasskey", usedHere: "passkey" });
      return { backupCodes: await issueBackupCodes(tx, ctx, { onlyFirst: true }) };
    });
  } catch (error) {
    if (isUniqueViolation(error, "passkeys_credential_id_key"))
      throw new AppError("conflict", "passkey_known");
    throw error;
  }
}
