import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { backupCodeHash, isBackupCodeForm } from "./backup-codes.ts";
import { openTotp, type OpenedTotp } from "./open-totp.ts";
import { stepOfCode } from "./totp.ts";

export type CodeFactor = "totp" | "backup_code";

export const wrongCode = (): AppError => new AppError("invalid", "wrong_code", { field: "code" });

/** A code that somebody typed, and what it is compared with if it is one of the app. */
export interface TypedCode {
  readonly userId: string;
  readonly code: string;
  readonly totp: OpenedTotp | undefined;
}

/**
 * Before the transaction in which the code is taken. A backup code needs nothing opened, and so helps also where that fails.
 * @throws AppError unavailable secrets_unavailable.
 */
export async function readyCode(
  ctx: Context,
  { userId, code }: { userId: string; code: string },
): Promise<TypedCode> {
  const totp = isBackupCodeForm(code) ? undefined : await openTotp(ctx, userId, "confirmed");
  return { userId, code, totp };
}

/**
 * Takes a code of the app or a backup code; each counts once, of any number of parallel calls for one.
 * @throws AppError invalid wrong_code.
 */
export async function takeCode(tx: Tx, ctx: Context, typed: TypedCode): Promise<CodeFactor> {
  const { userId, code, totp } = typed;
  const taken = totp
    ? await takeTotp(tx, ctx, { userId, code, totp })
    : await takeBackupCode(tx, ctx, userId, code);
  if (!taken) throw wrongCode();
  return taken;
}

async function takeBackupCode(
  tx: Tx,
  ctx: Context,
  userId: string,
  code: string,
): Promise<CodeFactor | undefined> {
  const taken = await tx.$executeRaw`
    UPDATE backup_codes SET used = now()
    WHERE user_id = ${userId}::uuid AND code_hash = ${backupCodeHash(ctx.tokens, userId, code)} AND used IS NULL`;
  return taken === 1 ? "backup_code" : undefined;
}

async function takeTotp(
  tx: Tx,
  ctx: Context,
  { userId, code, totp }: TypedCode & { totp: OpenedTotp },
): Promise<CodeFactor | undefined> {
  const step = stepOfCode(totp.secret, code, ctx.clock());
  if (step === undefined) return undefined;
  // A later step only: a code that was seen over a shoulder is spent, and so is every one before it. (RFC 6238, 5.2)
  const taken = await tx.$executeRaw`
    UPDATE user_totp SET last_step = ${step}
    WHERE user_id = ${userId}::uuid AND secret_ref = ${totp.secretRef} AND confirmed IS NOT NULL AND last_step < ${step}`;
  return taken === 1 ? "totp" : undefined;
}
