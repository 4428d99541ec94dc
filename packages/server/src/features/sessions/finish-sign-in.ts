import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { evenTime } from "../../even-time.ts";
import { readyCode, takeCode, wrongCode } from "../factors/take-code.ts";
import { noteRefusal } from "../policies/note-refusal.ts";
import { enterSession } from "./enter-session.ts";
import { accountById } from "./find-account.ts";
import { endPending, requirePending } from "./pending-sign-in.ts";
import type { FinishSignInInput } from "./sessions.schema.ts";
import { spendCodeTry } from "./spend-try.ts";

/** Several times what opening the secret and comparing takes. */
const EVEN_MS = 60;

/**
 * The second factor of a sign-in: a code of the app, or a backup code. Wrong, used already and tried too often have one
 * answer, in content and in time.
 * @throws AppError blocked sign_in_expired, invalid wrong_code, unavailable secrets_unavailable.
 */
export function finishSignIn(ctx: Context, input: FinishSignInInput): Promise<void> {
  return evenTime(EVEN_MS, async () => {
    const pending = await asSystem(ctx.db, "sign in", (tx) => requirePending(tx, ctx));
    const account = await accountById(ctx.db, pending.userId);
    // Before the try is counted: a store in trouble costs nobody one, and one that is held back takes as long.
    const typed = await readyCode(ctx, { userId: account.id, code: input.code });
    const counted = await spendCodeTry(ctx, account, account.policy.maxLoginAttempts);
    if (!counted.mayCompare) {
      await noteRefusal(ctx.db, { rule: "attempts", place: "second_factor", userId: account.id });
      ctx.metrics.countCode("held_back");
      throw wrongCode();
    }
    await enterSession(ctx, "sign in", async (tx) => {
      const factor = await takeCode(tx, ctx, typed).catch((error: unknown) => {
        ctx.metrics.countCode("wrong");
        throw error;
      });
      await endPending(tx, pending);
      const { id: userId, email } = account;
      return { userId, email, factor, hasWeakPassword: pending.hasWeakPassword };
    });
    ctx.metrics.countCode("right");
    await counted.wasRight();
  });
}
