import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { hashPassword, refuseWeakPassword } from "../../passwords.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { openSession } from "../sessions/open-session.ts";
import { spendToken } from "../sessions/spend-token.ts";
import type { ResetPasswordInput } from "./password-reset.schema.ts";

/**
 * Sets a new password by a mailed link, ends every session of the person, opens one here, and mails that it happened.
 * @throws AppError blocked, link_used_or_expired; invalid for a weak password, which leaves the link usable.
 */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  await asSystem(ctx.db, "password reset", async (tx) => {
    const { userId } = await spendToken(tx, ctx, input.token, "reset_password");
    const person = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, email: true },
    });
    refuseWeakPassword(input.password, person);
    const now = ctx.clock();
    await tx.$executeRaw`
      INSERT INTO user_passwords (user_id, password_hash) VALUES (${userId}::uuid, ${passwordHash})
      ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, updated = now()`;
    // Whoever reads the mail holds the address, so the link confirms it as well.
    await tx.user.updateMany({ where: { id: userId, emailVerified: null }, data: { emailVerified: now } });
    await tx.session.updateMany({ where: { userId, ended: null }, data: { ended: now } });
    await tx.personToken.updateMany({
      where: { userId, purpose: "reset_password", used: null },
      data: { used: now },
    });
    await recordPersonAudit(tx, ctx, { userId, action: "passwordReset.reset" });
    await queueMail(tx, { userId, kind: "password_changed", recipient: person.email });
    await openSession(tx, ctx, userId);
  });
}
