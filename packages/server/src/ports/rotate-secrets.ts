import { asSystem, type Db, type Tx } from "@rookery/db";
import { wrapAnew, type SecretsKeys } from "./envelope.ts";
import { boundTo } from "./secrets.ts";

export interface Rotated {
  /** Sealed by the first key now. */
  readonly rotated: number;
  /** Sealed under a key that is not given, or altered: what they hold cannot be read, before as after. */
  readonly unreadable: number;
}

interface Place {
  holder: string;
  id: string;
}

interface WrappedKey extends Place {
  kept_in: string;
  key_id: string;
  wrapped_key: Uint8Array;
}

/** The two tables of envelopes, and what names their holder. */
const drawers = [
  { table: "sealed_secrets", holder: "tenant_id" },
  { table: "sealed_person_secrets", holder: "user_id" },
] as const;
type Drawer = (typeof drawers)[number];

const CHUNK = 500;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Seals the key of every secret by the first of `keys`, so that the others can be dropped from the settings. In chunks: it may
 * be stopped and run again, and secrets are read and made meanwhile.
 */
export async function rotateSecrets(db: Db, keys: SecretsKeys): Promise<Rotated> {
  let [rotated, unreadable] = [0, 0];
  for (const drawer of drawers) {
    let after: Place | undefined = { holder: FIRST_ID, id: FIRST_ID };
    while (after) {
      const from: Place = after;
      const done = await asSystem(db, "rotate secrets", (tx) => rotateChunk(tx, drawer, from, keys));
      rotated += done.rotated;
      unreadable += done.unreadable;
      after = done.last;
    }
  }
  return { rotated, unreadable };
}

async function rotateChunk(
  tx: Tx,
  { table, holder }: Drawer,
  after: Place,
  keys: SecretsKeys,
): Promise<Rotated & { last: Place | undefined }> {
  const [current] = keys;
  const chunk = await tx.$queryRawUnsafe<WrappedKey[]>(
    `SELECT ${holder} AS holder, id, kept_in, key_id, wrapped_key FROM ${table}
     WHERE (${holder}, id) > ($1::uuid, $2::uuid) AND key_id <> $3 ORDER BY ${holder}, id LIMIT ${CHUNK} FOR UPDATE`,
    after.holder,
    after.id,
    current.id,
  );
  let rotated = 0;
  for (const each of chunk) {
    const bound = boundTo(each.holder, each.kept_in, each.id);
    const wrapped = wrapAnew(keys, { keyId: each.key_id, wrappedKey: each.wrapped_key }, bound);
    if (!wrapped) continue;
    rotated += await tx.$executeRawUnsafe(
      `UPDATE ${table} SET key_id = $1, wrapped_key = $2 WHERE ${holder} = $3::uuid AND id = $4::uuid`,
      current.id,
      wrapped,
      each.holder,
      each.id,
    );
  }
  const last = chunk.length < CHUNK ? undefined : chunk.at(-1);
  return { rotated, unreadable: chunk.length - rotated, last };
}
