import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { clearedCookie, cookieHeader } from "../../request-facts.ts";

/** Time to find the phone. */
const PENDING_MS = 10 * 60_000;

export interface OpenedPending {
  readonly token: string;
  readonly expires: Date;
}

export interface PendingSignIn {
  readonly id: string;
  readonly userId: string;
  readonly hasWeakPassword: boolean;
}

/** A sign-in whose first factor was right, under a token that stands for nobody: no session has it, before or after. */
export async function openPending(
  tx: Tx,
  ctx: Context,
  of: { readonly userId: string; readonly hasWeakPassword: boolean },
): Promise<OpenedPending> {
  const token = ctx.tokens.mint();
  const expires = new Date(ctx.clock().getTime() + PENDING_MS);
  await tx.pendingSignIn.createMany({ data: { ...of, tokenHash: ctx.tokens.hash(token), expires } });
  return { token, expires };
}

export const handOverPending = (ctx: Context, pending: OpenedPending): void =>
  ctx.setHeader("set-cookie", cookieHeader(ctx.env, "pending", pending.token, pending.expires));

/** The sign-in that this browser has begun; undefined where there is none, or its time is over. */
export async function findPending(tx: Tx, ctx: Context): Promise<PendingSignIn | undefined> {
  const token = ctx.request.pendingToken;
  if (token === undefined) return undefined;
  const [found] = await tx.$queryRaw<{ id: string; user_id: string; has_weak_password: boolean }[]>`
    SELECT p.id, p.user_id, p.has_weak_password FROM pending_sign_ins p JOIN users u ON u.id = p.user_id
    WHERE p.token_hash = ${ctx.tokens.hash(token)} AND p.ended IS NULL AND p.expires > now() AND u.deleted IS NULL`;
  return found && { id: found.id, userId: found.user_id, hasWeakPassword: found.has_weak_password };
}

/** @throws AppError blocked sign_in_expired: begin again with the password. */
export async function requirePending(tx: Tx, ctx: Context): Promise<PendingSignIn> {
  const pending = await findPending(tx, ctx);
  if (!pending) throw new AppError("blocked", "sign_in_expired");
  return pending;
}

/**
 * Of any number of parallel calls one ends it, and may open the session.
 * @throws AppError blocked sign_in_expired.
 */
export async function endPending(tx: Tx, { id }: PendingSignIn): Promise<void> {
  const ended =
    await tx.$executeRaw`UPDATE pending_sign_ins SET ended = now() WHERE id = ${id}::uuid AND ended IS NULL`;
  if (ended === 0) throw new AppError("blocked", "sign_in_expired");
}

export const forgetPending = (ctx: Context): void =>
  ctx.setHeader("set-cookie", clearedCookie(ctx.env, "pending"));
