import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** An operator's key: 32 bytes under a name. */
export interface SecretsKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The first one seals; the others open what was sealed by them. */
export type SecretsKeys = readonly [SecretsKey, ...SecretsKey[]];

/** A secret sealed by a key of its own (AES-256-GCM), and that one by the operator's. */
export interface Envelope {
  readonly keyId: string;
  readonly wrappedKey: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function encrypt(key: Buffer, plain: Buffer, bound: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(bound));
  const sealed = [cipher.update(plain), cipher.final()];
  return new Uint8Array(Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]));
}

function decrypt(key: Buffer, sealed: Uint8Array, bound: string): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** @param bound whose secret it is, and for what; without the same words it cannot be opened. */
export function sealEnvelope([current]: SecretsKeys, secret: string, bound: string): Envelope {
  const own = randomBytes(32);
  return {
    keyId: current.id,
    wrappedKey: encrypt(current.key, own, bound),
    sealed: encrypt(own, Buffer.from(secret, "utf8"), bound),
  };
}

const keyOf = (keys: SecretsKeys, { keyId }: Pick<Envelope, "keyId">): Buffer => {
  const found = keys.find(({ id }) => id === keyId);
  if (!found) throw new Error(`The key ${keyId} is not given`);
  return found.key;
};

/** @throws where it was altered, bound to something else, or sealed under a key that is not given. */
export const openEnvelope = (
  keys: SecretsKeys,
  envelope: Omit<Envelope, "wrappedKey" | "sealed"> & { wrappedKey: Uint8Array; sealed: Uint8Array },
  bound: string,
): string =>
  decrypt(decrypt(keyOf(keys, envelope), envelope.wrappedKey, bound), envelope.sealed, bound).toString(
    "utf8",
  );

/** The envelope's own key, sealed by the first of `keys`; undefined where it cannot be opened. */
export function wrapAnew(
  keys: SecretsKeys,
  envelope: { keyId: string; wrappedKey: Uint8Array },
  bound: string,
): Uint8Array<ArrayBuffer> | undefined {
  try {
    return encrypt(keys[0].key, decrypt(keyOf(keys, envelope), envelope.wrappedKey, bound), bound);
  } catch {
    return undefined;
  }
}
