import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { isPassword } from "../../passwords.ts";
import { noteRefusal } from "../policies/note-refusal.ts";
import { defaultPolicy, passwordFaults } from "../policies/policies.schema.ts";
import { enterSession, type SignedIn } from "./enter-session.ts";
import { findAccount, type Account } from "./find-account.ts";
import type { SignInInput } from "./sessions.schema.ts";
import { spendTry } from "./spend-try.ts";

/**
 * Signs in by e-mail and password; who has a second factor is asked for it before any session is opened. Wrong, unknown, not
 * yet confirmed and tried too often have one answer, in content and in time: each compares one password, where need be with a
 * decoy.
 * @throws AppError invalid wrong_credentials; limited too_many_requests, for a network or a process with too many tries.
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<SignedIn> {
  const account = await findAccount(ctx.db, input.email);
  const policy = account?.policy ?? defaultPolicy;
  const counted = await spendTry(ctx, input.email, policy.maxLoginAttempts);
  const stored = counted.mayCompare ? account?.passwordHash : undefined;
  // Noted while the password is compared, which takes longer: that somebody is held back must not be told by the time.
  const noting =
    account && !counted.mayCompare
      ? noteRefusal(ctx.db, { rule: "attempts", place: "sign_in", userId: account.id })
      : undefined;
  const isRight = await isPassword(stored, input.password);
  await noting;
  if (!account || !isRight || !account.isConfirmed) {
    ctx.metrics.countSignIn(!counted.mayCompare ? "held_back" : isRight ? "unconfirmed" : "wrong");
    throw new AppError("invalid", "wrong_credentials");
  }
  ctx.metrics.countSignIn("right");
  await counted.wasRight();
  const hasWeakPassword = passwordFaults(policy, input.password).length > 0;
  if (hasWeakPassword) await noteRefusal(ctx.db, { rule: "password", place: "sign_in", userId: account.id });
  const signedIn = await enterSession(ctx, "sign in", async (tx) => {
    await requireStillCurrent(tx, account);
    return { userId: account.id, email: account.email, hasWeakPassword };
  });
  if (!signedIn) throw new Error("Somebody was proven");
  return signedIn;
}

/** A password that was changed while it was compared opens nothing: the change ends the sessions that it can see. */
async function requireStillCurrent(tx: Tx, account: Account): Promise<void> {
  const current = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM user_passwords WHERE user_id = ${account.id}::uuid AND password_hash = ${account.passwordHash} FOR SHARE`;
  if (current.length === 0) throw new AppError("invalid", "wrong_credentials");
}
