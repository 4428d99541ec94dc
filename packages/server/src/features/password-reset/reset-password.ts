import { asSystem, type Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { hashPassword } from "../../passwords.ts";
import { passwordOwner } from "../account/password-owner.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import { judgeNewPassword } from "../policies/judge-new-password.ts";
import { confirmAddress } from "../sessions/confirm-address.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { enterSession, type SignedIn } from "../sessions/enter-session.ts";
import { personOfToken, spendToken, voidTokens } from "../sessions/spend-token.ts";
import type { ResetPasswordInput } from "./password-reset.schema.ts";

/**
 * Sets a new password by a mailed link, ends every session of the person, and mails that it happened. Then one opens here, for
 * who has a second factor after that was asked for.
 * @throws AppError blocked, link_used_or_expired; invalid for a weak password, which leaves the link usable.
 */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<SignedIn> {
  // Judged and hashed before the link is spent: hashing takes long, and nothing is locked meanwhile.
  const { userId } = await asSystem(ctx.db, "password reset", (tx) =>
    personOfToken(tx, ctx, input.token, "reset_password"),
  );
  const owner = await passwordOwner(ctx.db, userId);
  await judgeNewPassword(ctx.db, input.password, owner);
  const passwordHash = await hashPassword(input.password);
  const signedIn = await enterSession(ctx, "password reset", async (tx) => {
    await spendToken(tx, ctx, input.token, "reset_password");
    await setPassword(tx, userId, passwordHash);
    await endSessions(tx, userId);
    // Whoever reads the mail holds the address, so the link confirms it as well.
    await confirmAddress(tx, ctx, userId);
    await voidTokens(tx, userId, "reset_password");
    await voidTokens(tx, userId, "verify_email");
    await recordPersonAudit(tx, ctx, { userId, action: "passwordReset.reset" });
    await queuePersonMail(tx, ctx, { userId, kind: "password_changed", recipient: owner.email });
    return { userId, email: owner.email };
  });
  if (!signedIn) throw new Error("Somebody was proven");
  return signedIn;
}

async function setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO user_passwords (user_id, password_hash) VALUES (${userId}::uuid, ${passwordHash})
    ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, updated = now()`;
}
