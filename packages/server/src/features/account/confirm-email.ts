import { asSystem, isUniqueViolation, type Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import type { ConfirmEmailInput } from "./account.schema.ts";

export interface ConfirmedEmail {
  /** Which of the two addresses the link was sent to. */
  readonly confirmed: "old" | "new";
  /** True where the other one was confirmed before, so that the address has changed now. */
  readonly isChanged: boolean;
}

interface ChangeRow {
  id: string;
  user_id: string;
  old_email: string;
  new_email: string;
  is_old: boolean;
  is_whole: boolean;
}

const spent = () => new AppError("blocked", "link_used_or_expired");

/**
 * Confirms one of the two addresses by its link; with the second one the address changes, and both are told.
 * @throws AppError blocked, link_used_or_expired; also where somebody else has taken the new address meanwhile.
 */
export async function confirmEmail(ctx: Context, { token }: ConfirmEmailInput): Promise<ConfirmedEmail> {
  try {
    return await asSystem(ctx.db, "change e-mail", async (tx) => {
      const change = await confirmOne(tx, ctx.tokens.hash(token));
      if (!change) throw spent();
      if (change.is_whole) await changeEmail(tx, ctx, change);
      return { confirmed: change.is_old ? "old" : "new", isChanged: change.is_whole } as const;
    });
  } catch (error) {
    if (isUniqueViolation(error, "users_email_key")) throw spent();
    throw error;
  }
}

/** One UPDATE, so that of parallel calls with one link a single one counts, and of the two links the second sees the first. */
async function confirmOne(tx: Tx, hash: Uint8Array<ArrayBuffer>): Promise<ChangeRow | undefined> {
  const [change] = await tx.$queryRaw<ChangeRow[]>`
    UPDATE email_changes c SET
      old_confirmed = CASE WHEN c.old_token_hash = ${hash} THEN now() ELSE c.old_confirmed END,
      new_confirmed = CASE WHEN c.new_token_hash = ${hash} THEN now() ELSE c.new_confirmed END
    FROM users u
    WHERE u.id = c.user_id AND u.email = c.old_email AND u.deleted IS NULL AND c.ended IS NULL AND c.expires > now()
      AND ((c.old_token_hash = ${hash} AND c.old_confirmed IS NULL) OR (c.new_token_hash = ${hash} AND c.new_confirmed IS NULL))
    RETURNING c.id, c.user_id, c.old_email, c.new_email, c.old_token_hash = ${hash} AS is_old,
              c.old_confirmed IS NOT NULL AND c.new_confirmed IS NOT NULL AS is_whole`;
  return change;
}

async function changeEmail(tx: Tx, ctx: Context, change: ChangeRow): Promise<void> {
  const { user_id: userId, old_email: oldEmail, new_email: newEmail } = change;
  await tx.emailChange.updateMany({ where: { id: change.id }, data: { ended: ctx.clock() } });
  await tx.user.updateMany({
    where: { id: userId },
    data: { email: newEmail, emailVerified: ctx.clock(), emailBounced: null },
  });
  await tx.tenantUser.updateMany({ where: { userId }, data: { email: newEmail } });
  // Links that went to the old address are void by the address that they name.
  await recordPersonAudit(tx, ctx, { userId, action: "account.changeEmail" });
  for (const recipient of [oldEmail, newEmail])
    await queuePersonMail(tx, ctx, { userId, kind: "email_changed", recipient });
}
