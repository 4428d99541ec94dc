import { z } from "zod";
import { line } from "../../text-input.ts";

/** A code of an app (six figures) or a backup code (12 signs), with whatever spaces and hyphens it was typed. */
export const codeInput = z
  .string("required")
  .max(60, "too_long")
  .transform((text) => text.toLowerCase().replace(/[\s-]/gu, ""))
  .pipe(z.string().regex(/^(\d{6}|[0-9a-z]{12})$/, "not_a_code"));

export const confirmTotpInput = z.strictObject({
  code: codeInput.refine((code) => code.length === 6, "not_a_code"),
});
export type ConfirmTotpInput = z.output<typeof confirmTotpInput>;

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

/** WebAuthn allows ids of 1,023 bytes. (Web Authentication 3, 4: Credential ID) */
const credentialId = base64url(1_400);

const transports = z
  .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
  .max(10);

/** What else browsers tell about the credential; nothing of it is used. */
const extensions = z.record(z.string().max(60), z.unknown()).transform(() => ({}));

/** What a new credential and a signed challenge have in common. (PublicKeyCredential) */
const publicKeyCredential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  authenticatorAttachment: z
    .enum(["platform", "cross-platform"])
    .nullish()
    .transform((each) => each ?? undefined),
  clientExtensionResults: extensions,
};

/** A new credential as `navigator.credentials.create` gives it, in JSON. (Web Authentication 3, 5.1: RegistrationResponseJSON) */
export const registrationInput = z.strictObject({
  ...publicKeyCredential,
  response: z.strictObject({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(20_000),
    authenticatorData: base64url(8_000).optional(),
    transports: transports.optional(),
    publicKeyAlgorithm: z.int().optional(),
    publicKey: base64url(8_000).optional(),
  }),
});

/** A signed challenge as `navigator.credentials.get` gives it, in JSON. (AuthenticationResponseJSON) */
export const assertionInput = z.strictObject({
  ...publicKeyCredential,
  response: z.strictObject({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(8_000),
    signature: base64url(8_000),
    userHandle: base64url(200)
      .nullish()
      .transform((each) => each ?? undefined),
  }),
});
export type AssertionInput = z.output<typeof assertionInput>;

export const addPasskeyInput = z.strictObject({ name: line(100), credential: registrationInput });
export type AddPasskeyInput = z.output<typeof addPasskeyInput>;

export const passkeyInput = z.strictObject({ passkeyId: z.uuid() });
export type PasskeyInput = z.output<typeof passkeyInput>;

export const renamePasskeyInput = z.strictObject({ passkeyId: z.uuid(), name: line(100) });
export type RenamePasskeyInput = z.output<typeof renamePasskeyInput>;
