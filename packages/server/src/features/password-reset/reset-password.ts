import { asSystem, type Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { hashPassword } from "../../passwords.ts";
import { refuseWeakPassword, type PasswordOwner } from "../../password-rules.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { handOver, openSession } from "../sessions/open-session.ts";
import { personOfToken, spendToken, voidTokens } from "../sessions/spend-token.ts";
import type { ResetPasswordInput } from "./password-reset.schema.ts";

/**
 * Sets a new password by a mailed link, ends every session of the person, opens one here, and mails that it happened. A
 * second factor, once there is one, is asked before that session opens.
 * @throws AppError blocked, link_used_or_expired; invalid for a weak password, which leaves the link usable.
 */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<void> {
  // Judged and hashed before the link is spent: hashing takes long, and nothing is locked meanwhile.
  const owner = await asSystem(ctx.db, "password reset", async (tx) =>
    passwordOwner(tx, (await personOfToken(tx, ctx, input.token, "reset_password")).userId),
  );
  refuseWeakPassword(input.password, owner);
  const passwordHash = await hashPassword(input.password);
  const session = await asSystem(ctx.db, "password reset", async (tx) => {
    const { userId } = await spendToken(tx, ctx, input.token, "reset_password");
    await tx.$executeRaw`
      INSERT INTO user_passwords (user_id, password_hash) VALUES (${userId}::uuid, ${passwordHash})
      ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash, updated = now()`;
    await tx.$executeRaw`UPDATE sessions SET ended = now() WHERE user_id = ${userId}::uuid AND ended IS NULL`;
    // Whoever reads the mail holds the address, so the link confirms it as well.
    await tx.user.updateMany({
      where: { id: userId, emailVerified: null },
      data: { emailVerified: ctx.clock() },
    });
    await voidTokens(tx, userId, "reset_password");
    await voidTokens(tx, userId, "verify_email");
    await recordPersonAudit(tx, ctx, { userId, action: "passwordReset.reset" });
    await queueMail(tx, { userId, kind: "password_changed", recipient: owner.email });
    return openSession(tx, ctx, userId);
  });
  handOver(ctx, session);
}

async function passwordOwner(tx: Tx, userId: string): Promise<PasswordOwner> {
  const [owner] = await tx.$queryRaw<
    { email: string; name: string; tenants: string[]; min: number | null }[]
  >`
    SELECT u.email, u.name, coalesce(array_agg(t.name) FILTER (WHERE t.id IS NOT NULL), '{}') AS tenants,
           max(p.password_min_length) AS min
    FROM users u
    LEFT JOIN tenant_users m ON m.user_id = u.id AND m.deleted IS NULL
    LEFT JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
    LEFT JOIN tenant_policies p ON p.tenant_id = t.id
    WHERE u.id = ${userId}::uuid GROUP BY u.id`;
  if (!owner) throw new Error("The link was this person's a statement before");
  return { email: owner.email, names: [owner.name, ...owner.tenants], minLength: owner.min ?? 0 };
}
