import { Secret, TOTP } from "otpauth";
import type { PersonSecretPlace } from "../../ports/secrets.ts";

/** What every authenticator app takes without being asked: SHA-1, six digits, 30 seconds. (RFC 6238; Key Uri Format) */
const form = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** A step to either side, for clocks that are not together and codes typed late. (RFC 6238, 5.2) */
const WINDOW = 1;

/** 160 bits, the length of the hash. (RFC 4226, 4 R6) */
const SECRET_BYTES = 20;

export const totpPlace = (userId: string): PersonSecretPlace => ({ userId, column: "user_totp.secret_ref" });

/** A new secret in Base32, as it is shown, typed and sealed. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What the QR code says to the app. @param issuer under which name the app shows it. */
export const totpAddress = (secret: string, of: { issuer: string; email: string }): string =>
  new TOTP({ ...form, secret: Secret.fromBase32(secret), issuer: of.issuer, label: of.email }).toString();

/** The time step that the code belongs to; undefined for a wrong one. */
export function stepOfCode(secret: string, code: string, at: Date): bigint | undefined {
  const totp = new TOTP({ ...form, secret: Secret.fromBase32(secret) });
  const timestamp = at.getTime();
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : BigInt(totp.counter({ timestamp }) + delta);
}
