import { createCipheriv, createDecipheriv, randomBytes, randomUUIDv7 } from "node:crypto";
import { asSystem, type Db, type Tx } from "@rookery/db";

/** Whose secret it is, and for what; all of it is bound into the seal, so that a row that is moved cannot be opened. */
export interface SecretPlace {
  readonly tenantId: string;
  readonly companyId: string | null;
  /** Table and column that keep the reference: `dkim_keys.secret_ref`. */
  readonly column: string;
}

/** Secrets by reference: rows, logs and jobs hold `sealed:<id>`, and never what is behind it. */
export interface Secrets {
  /** Seals in the caller's transaction; gives the reference to keep. */
  seal(tx: Tx, place: SecretPlace, secret: string): Promise<string>;
  /** @throws UnreadableSecret where it is gone, altered, or sealed under a key that is not given any more. */
  open(tx: Tx, place: SecretPlace, reference: string): Promise<string>;
  remove(tx: Tx, place: SecretPlace, references: readonly string[]): Promise<void>;
}

export class UnreadableSecret extends Error {
  override name = "UnreadableSecret";
}

/** An operator's key: 32 bytes under a name. */
export interface SecretsKey {
  readonly id: string;
  readonly key: Buffer;
}

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = "sealed:";

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

const boundTo = ({ tenantId, column }: Pick<SecretPlace, "tenantId" | "column">, id: string): string =>
  `${tenantId}/${column}/${id}`;

const idOf = (reference: string): string => reference.slice(PREFIX.length);

/**
 * Envelopes in PostgreSQL: each secret is sealed by a key of its own (AES-256-GCM), and that one by the operator's. So that
 * a new operator's key means sealing 32 bytes a secret anew, and never the secrets.
 * @param keys the first one seals; the others open what was sealed by them.
 */
export function sealedSecrets(keys: readonly [SecretsKey, ...SecretsKey[]]): Secrets {
  const [current] = keys;
  return {
    seal: async (tx, place, secret) => {
      const id = randomUUIDv7();
      const own = randomBytes(32);
      const bound = boundTo(place, id);
      await tx.sealedSecret.createMany({
        data: {
          tenantId: place.tenantId,
          id,
          companyId: place.companyId,
          keptIn: place.column,
          keyId: current.id,
          wrappedKey: encrypt(current.key, own, bound),
          sealed: encrypt(own, Buffer.from(secret, "utf8"), bound),
        },
      });
      return `${PREFIX}${id}`;
    },
    open: async (tx, place, reference) => {
      const row = await tx.sealedSecret.findFirst({
        where: { tenantId: place.tenantId, id: idOf(reference) },
        select: { id: true, keyId: true, wrappedKey: true, sealed: true },
      });
      const key = keys.find(({ id }) => id === row?.keyId);
      if (!row || !key) throw new UnreadableSecret(reference);
      try {
        const bound = boundTo(place, row.id);
        return decrypt(decrypt(key.key, row.wrappedKey, bound), row.sealed, bound).toString("utf8");
      } catch (error) {
        throw new UnreadableSecret(reference, { cause: error });
      }
    },
    remove: async (tx, place, references) => {
      await tx.sealedSecret.deleteMany({
        where: { tenantId: place.tenantId, id: { in: references.map(idOf) } },
      });
    },
  };
}

export interface Rotated {
  /** Sealed by the first key now. */
  readonly rotated: number;
  /** Sealed under a key that is not given, or altered: what they hold cannot be read, before as after. */
  readonly unreadable: number;
}

interface Place {
  tenant_id: string;
  id: string;
}

interface Envelope extends Place {
  kept_in: string;
  key_id: string;
  wrapped_key: Uint8Array;
}

const CHUNK = 500;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Seals the key of every secret by the first of `keys`, so that the others can be dropped from the settings. In chunks: it may
 * be stopped and run again, and secrets are read and made meanwhile.
 */
export async function rotateSecrets(db: Db, keys: readonly [SecretsKey, ...SecretsKey[]]): Promise<Rotated> {
  let [rotated, unreadable] = [0, 0];
  let after: Place | undefined = { tenant_id: FIRST_ID, id: FIRST_ID };
  while (after) {
    const from: Place = after;
    const done = await asSystem(db, "rotate secrets", (tx) => rotateChunk(tx, from, keys));
    rotated += done.rotated;
    unreadable += done.unreadable;
    after = done.last;
  }
  return { rotated, unreadable };
}

async function rotateChunk(
  tx: Tx,
  { tenant_id: tenantId, id }: Place,
  keys: readonly [SecretsKey, ...SecretsKey[]],
): Promise<Rotated & { last: Place | undefined }> {
  const [current] = keys;
  const chunk = await tx.$queryRaw<Envelope[]>`
    SELECT tenant_id, id, kept_in, key_id, wrapped_key FROM sealed_secrets
    WHERE (tenant_id, id) > (${tenantId}::uuid, ${id}::uuid) AND key_id <> ${current.id}
    ORDER BY tenant_id, id LIMIT ${CHUNK} FOR UPDATE`;
  let rotated = 0;
  for (const envelope of chunk) {
    const wrapped = wrapAnew(envelope, keys);
    if (!wrapped) continue;
    rotated += await tx.$executeRaw`
      UPDATE sealed_secrets SET key_id = ${current.id}, wrapped_key = ${wrapped}
      WHERE tenant_id = ${envelope.tenant_id}::uuid AND id = ${envelope.id}::uuid`;
  }
  const last = chunk.length < CHUNK ? undefined : chunk.at(-1);
  return { rotated, unreadable: chunk.length - rotated, last };
}

function wrapAnew(
  envelope: Envelope,
  keys: readonly [SecretsKey, ...SecretsKey[]],
): Uint8Array<ArrayBuffer> | undefined {
  const former = keys.find(({ id }) => id === envelope.key_id);
  if (!former) return undefined;
  const bound = boundTo({ tenantId: envelope.tenant_id, column: envelope.kept_in }, envelope.id);
  try {
    return encrypt(keys[0].key, decrypt(former.key, envelope.wrapped_key, bound), bound);
  } catch {
    return undefined;
  }
}
