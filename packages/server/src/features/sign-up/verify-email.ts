import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { openSession } from "../sessions/open-session.ts";
import { spendToken } from "../sessions/spend-token.ts";
import type { VerifyEmailInput } from "./sign-up.schema.ts";

/**
 * Confirms the address by its mailed link and signs the person in.
 * @throws AppError blocked, link_used_or_expired.
 */
export async function verifyEmail(ctx: Context, input: VerifyEmailInput): Promise<void> {
  await asSystem(ctx.db, "verify e-mail", async (tx) => {
    const { userId } = await spendToken(tx, ctx, input.token, "verify_email");
    await tx.user.updateMany({
      where: { id: userId, emailVerified: null },
      data: { emailVerified: ctx.clock() },
    });
    await recordPersonAudit(tx, ctx, { userId, action: "signUp.verifyEmail" });
    await openSession(tx, ctx, userId);
  });
}
