import { readRowsAsSystem, type Db, type Tx } from "@rookery/db";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";

/** Where a key counts: a person's key says nothing about another's, nor about another tenant or procedure. */
interface KeyPlace {
  readonly userId: string;
  readonly scope: string;
  readonly procedure: string;
  readonly key: string;
}

/** Calls before sign-in have no person; their keys are random and stand under this one. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** A call that has not answered for so long is taken for dead. */
const ABANDONED_SECONDS = 60;

export function keyPlace(
  ctx: Pick<Context, "request">,
  procedure: string,
  userId?: string,
): KeyPlace | undefined {
  const key = ctx.request.idempotencyKey;
  if (key === undefined) return undefined;
  return { userId: userId ?? NOBODY, scope: ctx.request.tenantSlug ?? "", procedure, key };
}

/** Keyed, because an input may hold a password, and a plain hash of one can be guessed from a dump. */
export const inputHash = (ctx: Context, input: unknown): Uint8Array =>
  ctx.tokens.hash(`input ${JSON.stringify(input) ?? ""}`);

interface KeyRow {
  input_hash: Buffer;
  answer: { data?: unknown } | null;
  finished: Date | null;
  committed: Date | null;
  abandoned: boolean;
}

/**
 * Claims the key for this call.
 * @returns undefined where the call may run, or the answer that an earlier one gave.
 * @throws AppError conflict: `key_reused` with another input, `in_progress`, or `already_done` without a kept answer.
 */
export async function claimKey(
  db: Db,
  place: KeyPlace,
  hash: Uint8Array,
): Promise<{ data?: unknown } | undefined> {
  const values = [place.userId, place.scope, place.procedure, place.key, hash];
  const claimed = await readRowsAsSystem(db, "idempotency", {
    name: "idempotency_claim",
    text: `INSERT INTO idempotency_keys AS k (user_id, scope, procedure, key, input_hash) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (user_id, scope, procedure, key) DO UPDATE SET created = now()
           WHERE k.finished IS NULL AND k.committed IS NULL AND k.input_hash = $5
             AND k.created < now() - interval '${ABANDONED_SECONDS} seconds'
           RETURNING 1`,
    values,
  });
  if (claimed.length > 0) return undefined;
  const [row] = await readRowsAsSystem<KeyRow>(db, "idempotency", {
    name: "idempotency_read",
    text: `SELECT input_hash, answer, finished, committed,
             created < now() - interval '${ABANDONED_SECONDS} seconds' AS abandoned FROM idempotency_keys
           WHERE user_id = $1 AND scope = $2 AND procedure = $3 AND key = $4`,
    values: values.slice(0, 4),
  });
  if (!row) throw new AppError("conflict", "in_progress", { retryAfterSeconds: 1 });
  if (!row.input_hash.equals(hash)) throw new AppError("conflict", "key_reused");
  if (row.finished && row.answer) return row.answer;
  // Between the commit and its answer lies a moment in which a repeat need only wait.
  if (row.finished ?? (row.committed && row.abandoned)) throw new AppError("conflict", "already_done");
  throw new AppError("conflict", "in_progress", { retryAfterSeconds: 1 });
}

/** Keeps the answer for repeats; undefined where it holds a one-time secret. */
export async function keepAnswer(
  db: Db,
  place: KeyPlace,
  answer: { data?: unknown } | undefined,
): Promise<void> {
  await readRowsAsSystem(db, "idempotency", {
    name: "idempotency_keep",
    text: `UPDATE idempotency_keys SET finished = now(), answer = $5
           WHERE user_id = $1 AND scope = $2 AND procedure = $3 AND key = $4`,
    values: [place.userId, place.scope, place.procedure, place.key, answer ? JSON.stringify(answer) : null],
  });
}

/** A call that failed has done nothing, so its key may be used again. */
export async function releaseKey(db: Db, place: KeyPlace): Promise<void> {
  await readRowsAsSystem(db, "idempotency", {
    name: "idempotency_release",
    text: `DELETE FROM idempotency_keys WHERE user_id = $1 AND scope = $2 AND procedure = $3 AND key = $4 AND committed IS NULL`,
    values: [place.userId, place.scope, place.procedure, place.key],
  });
}

/** The request as the ladder left it: with a person where the procedure asks for one. */
export type KeyHolder = Pick<Context, "request" | "procedure"> & {
  readonly person?: { readonly id: string };
};

/** Inside the effect's transaction: from here on a repeat does nothing, even if this process dies before it answers. */
export async function markCommitted(tx: Tx, ctx: KeyHolder): Promise<void> {
  const place = ctx.procedure === undefined ? undefined : keyPlace(ctx, ctx.procedure, ctx.person?.id);
  if (!place) return;
  await tx.$executeRaw`
    UPDATE idempotency_keys SET committed = now()
    WHERE user_id = ${place.userId}::uuid AND scope = ${place.scope} AND procedure = ${place.procedure} AND key = ${place.key}`;
}
