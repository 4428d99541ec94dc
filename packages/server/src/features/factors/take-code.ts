import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { backupCodeHash, isBackupCodeForm } from "./backup-codes.ts";
import { stepOfCode, totpPlace } from "./totp.ts";

export type CodeFactor = "totp" | "backup_code";

export const wrongCode = (): AppError => new AppError("invalid", "wrong_code", { field: "code" });

/**
 * Takes a code of the app or a backup code; each counts once, of any number of parallel calls for one.
 * @throws AppError invalid wrong_code.
 */
export async function takeCode(
  tx: Tx,
  ctx: Context,
  { userId, code }: { userId: string; code: string },
): Promise<CodeFactor> {
  const taken = isBackupCodeForm(code)
    ? await takeBackupCode(tx, ctx, userId, code)
    : await takeTotp(tx, ctx, userId, code);
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

async function takeTotp(tx: Tx, ctx: Context, userId: string, code: string): Promise<CodeFactor | undefined> {
  const totp = await tx.totp.findFirst({
    where: { userId, confirmed: { not: null } },
    select: { secretRef: true },
  });
  if (!totp) return undefined;
  const secret = await ctx.secrets.open(tx, totpPlace(userId), totp.secretRef);
  const step = stepOfCode(secret, code, ctx.clock());
  if (step === undefined) return undefined;
  // A later step only: a code that was seen over a shoulder is spent, and so is every one before it. (RFC 6238, 5.2)
  const taken = await tx.$executeRaw`
    UPDATE user_totp SET last_step = ${step} WHERE user_id = ${userId}::uuid AND confirmed IS NOT NULL AND last_step < ${step}`;
  return taken === 1 ? "totp" : undefined;
}
