import type { Context } from "../../context.ts";
import { takePasskey } from "../factors/take-passkey.ts";
import { enterSession } from "./enter-session.ts";
import { endPending, requirePending } from "./pending-sign-in.ts";
import type { PasskeyAnswerInput } from "./sessions.schema.ts";

/**
 * The second factor of a sign-in, by passkey.
 * @throws AppError blocked sign_in_expired, invalid passkey_refused.
 */
export async function finishWithPasskey(ctx: Context, { credential }: PasskeyAnswerInput): Promise<void> {
  await enterSession(ctx, "sign in", async (tx) => {
    const pending = await requirePending(tx, ctx);
    const { userId, email } = await takePasskey(tx, ctx, { credential, userId: pending.userId });
    await endPending(tx, pending);
    return { userId, email, factor: "passkey", hasWeakPassword: pending.hasWeakPassword };
  });
}
