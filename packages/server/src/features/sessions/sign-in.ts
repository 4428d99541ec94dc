import { asSystem, readRowsAsSystem, type Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { isPassword } from "../../passwords.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { rememberDevice } from "./known-device.ts";
import { handOver, openSession } from "./open-session.ts";
import type { SignInInput } from "./sessions.schema.ts";
import { spendTry } from "./spend-try.ts";

interface AccountRow {
  id: string;
  verified: boolean;
  password_hash: string | null;
}

/**
 * Signs in by e-mail and password. Wrong, unknown, not yet confirmed and tried too often have one answer, in content and
 * in time: each compares one password, where need be with a decoy.
 * @throws AppError invalid wrong_credentials; limited too_many_requests, for a network or a process with too many tries.
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<void> {
  const counted = await spendTry(ctx, input.email);
  const account = await findAccount(ctx, input.email);
  const stored = counted.mayCompare ? (account?.password_hash ?? undefined) : undefined;
  const isRight = await isPassword(stored, input.password);
  if (!account || !isRight || !account.verified) {
    ctx.metrics.countSignIn(!counted.mayCompare ? "held_back" : isRight ? "unconfirmed" : "wrong");
    throw new AppError("invalid", "wrong_credentials");
  }
  ctx.metrics.countSignIn("right");
  await counted.wasRight();
  const session = await asSystem(ctx.db, "sign in", async (tx) => {
    await requireStillCurrent(tx, account);
    await recordPersonAudit(tx, ctx, {
      userId: account.id,
      action: "sessions.signIn",
      detail: { network: ctx.request.network },
    });
    return openSession(tx, ctx, account.id);
  });
  handOver(ctx, session);
  rememberDevice(ctx, input.email);
}

/** A password that was changed while it was compared opens nothing: the change ends the sessions that it can see. */
async function requireStillCurrent(tx: Tx, account: AccountRow): Promise<void> {
  const current = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM user_passwords WHERE user_id = ${account.id}::uuid AND password_hash = ${account.password_hash} FOR SHARE`;
  if (current.length === 0) throw new AppError("invalid", "wrong_credentials");
}

async function findAccount(ctx: Context, email: string): Promise<AccountRow | undefined> {
  const [account] = await readRowsAsSystem<AccountRow>(ctx.db, "sign in", {
    name: "find_account",
    text: `SELECT u.id, u.email_verified IS NOT NULL AS verified, p.password_hash
           FROM users u LEFT JOIN user_passwords p ON p.user_id = u.id
           WHERE u.email = $1 AND u.deleted IS NULL`,
    values: [email],
  });
  return account;
}
