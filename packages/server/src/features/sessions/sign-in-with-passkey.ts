import type { Context } from "../../context.ts";
import { passkeyRefused, takePasskey } from "../factors/take-passkey.ts";
import { enterSession } from "./enter-session.ts";
import type { PasskeyAnswerInput } from "./sessions.schema.ts";

/**
 * Signs in by a passkey alone: having it and unlocking it are two factors.
 * @throws AppError invalid passkey_refused.
 */
export async function signInWithPasskey(ctx: Context, { credential }: PasskeyAnswerInput): Promise<void> {
  await enterSession(ctx, "sign in", async (tx) => {
    const { userId, email, isConfirmed } = await takePasskey(tx, ctx, { credential });
    if (!isConfirmed) throw passkeyRefused();
    return { userId, email, factor: "passkey" };
  });
  ctx.metrics.countSignIn("right");
}
