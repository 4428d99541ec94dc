import { Secret, TOTP } from "otpauth";
import { mutate, type Session } from "./api.ts";

/** The code that an authenticator app shows now, or some steps of 30 seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Sets up an app for the person; the code of the present step is left to sign in with. */
export async function setUpTotp(session: Session): Promise<{ secret: string; backupCodes: string[] }> {
  const { secret } = await mutate<{ secret: string }>(session, "factors.beginTotp");
  const { backupCodes } = await mutate<{ backupCodes: string[] }>(session, "factors.confirmTotp", {
    code: codeOf(secret, -1),
  });
  return { secret, backupCodes };
}
