import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";

// Apart: most pages are read without a passkey.
const load = () => import("@simplewebauthn/browser");

/** Whether this browser can keep and use passkeys at all. */
export const knowsPasskeys = (): boolean => typeof PublicKeyCredential === "function";

/** The person closed the browser's dialog, or it waited too long; nothing went wrong. */
export class PasskeyCancelled extends Error {
  override name = "PasskeyCancelled";
}

async function unlessCancelled<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    const { name } = error as Error;
    if (name === "NotAllowedError" || name === "AbortError")
      throw new PasskeyCancelled("cancelled", { cause: error });
    throw error;
  }
}

/** Has the browser make a passkey. @throws PasskeyCancelled; InvalidStateError where the device has one for this account. */
export const createPasskey = async (options: unknown): Promise<RegistrationResponseJSON> =>
  unlessCancelled(
    (await load()).startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON }),
  );

/** Has the browser sign with a passkey. @throws PasskeyCancelled. */
export const signWithPasskey = async (options: unknown): Promise<AuthenticationResponseJSON> =>
  unlessCancelled(
    (await load()).startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON }),
  );
