import { asSystem, type Tx } from "@rookery/db";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type AuthenticatorTransport,
} from "@simplewebauthn/server";
import type { Context, Person } from "../../context.ts";
import { requirePending } from "../sessions/pending-sign-in.ts";
import { keepChallenge, relyingParty } from "./passkey-challenges.ts";

interface Credential {
  id: string;
  transports: AuthenticatorTransport[];
}

/** Those that a browser can use here: each is bound to the host that it was made at. */
async function credentialsOf(tx: Tx, { address }: Context, userId: string): Promise<Credential[]> {
  const found = await tx.passkey.findMany({
    where: { userId, host: address.host },
    select: { credentialId: true, transports: true },
  });
  return found.map(({ credentialId, transports }) => ({
    id: credentialId,
    transports: transports as AuthenticatorTransport[],
  }));
}

/** What the browser is asked for to make a new passkey. */
export function passkeyEnrolment(ctx: Context & { person: Person }) {
  const { person } = ctx;
  return asSystem(ctx.db, "passkeys", async (tx) => {
    const options = await generateRegistrationOptions({
      rpName: ctx.address.brand.name,
      rpID: relyingParty(ctx).id,
      userName: person.email,
      userDisplayName: person.name,
      userID: new TextEncoder().encode(person.id),
      excludeCredentials: await credentialsOf(tx, ctx, person.id),
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
    });
    await keepChallenge(tx, ctx, { challenge: options.challenge, purpose: "enrol", userId: person.id });
    return options;
  });
}

/**
 * What the browser is asked for at sign-in. It names no credential, so that it is the same for everybody: the browser offers
 * the passkeys that it has for this host.
 */
export function passkeySignIn(ctx: Context) {
  return asSystem(ctx.db, "passkeys", async (tx) => {
    const options = await generateAuthenticationOptions({
      rpID: relyingParty(ctx).id,
      userVerification: "required",
    });
    await keepChallenge(tx, ctx, { challenge: options.challenge, purpose: "sign_in" });
    return options;
  });
}

/**
 * What the browser is asked for after the password.
 * @throws AppError blocked sign_in_expired.
 */
export async function passkeySecondFactor(ctx: Context) {
  const pending = await asSystem(ctx.db, "sign in", (tx) => requirePending(tx, ctx));
  return passkeyOf(ctx, pending.userId);
}

/** What the browser is asked for where it is known who is to answer: after the password, and before a sensitive act. */
export function passkeyOf(ctx: Context, userId: string) {
  return asSystem(ctx.db, "passkeys", async (tx) => {
    const options = await generateAuthenticationOptions({
      rpID: relyingParty(ctx).id,
      allowCredentials: await credentialsOf(tx, ctx, userId),
      userVerification: "preferred",
    });
    await keepChallenge(tx, ctx, { challenge: options.challenge, purpose: "confirm", userId });
    return options;
  });
}
