import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { hashPassword, isPassword } from "../../passwords.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import { judgeNewPassword } from "../policies/judge-new-password.ts";
import { noteRefusal } from "../policies/note-refusal.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { accountById } from "../sessions/find-account.ts";
import { isWithin } from "../sessions/spend-try.ts";
import type { ChangePasswordInput } from "./account.schema.ts";
import { passwordOwner } from "./password-owner.ts";

/**
 * Sets a new password for who knows the current one, and ends all other sessions.
 * @throws AppError invalid: wrong_password, on too many tries as well; or what the rules find wrong with the new one.
 */
export async function changePassword(
  ctx: Context & { person: Person },
  input: ChangePasswordInput,
): Promise<void> {
  const { person } = ctx;
  const account = await accountById(ctx.db, person.id);
  const points = account.policy.maxLoginAttempts;
  const mayCompare = await isWithin(ctx.limits.spend("confirmPerson", person.id, points));
  if (!mayCompare) await noteRefusal(ctx.db, { rule: "attempts", place: "confirm", userId: person.id });
  const stored = mayCompare ? account.passwordHash : undefined;
  if (!(await isPassword(stored, input.current)))
    throw new AppError("invalid", "wrong_password", { field: "current" });
  await judgeNewPassword(ctx.db, input.password, await passwordOwner(ctx.db, person.id));
  const passwordHash = await hashPassword(input.password);
  await asSystem(ctx.db, "account", async (tx) => {
    // Of two changes at once the second knows a password that is none any more.
    const changed = await tx.userPassword.updateMany({
      where: { userId: person.id, passwordHash: account.passwordHash ?? "" },
      data: { passwordHash },
    });
    if (changed.count === 0) throw new AppError("invalid", "wrong_password", { field: "current" });
    await tx.session.updateMany({
      where: { id: person.sessionId },
      data: { hasWeakPassword: false, confirmed: ctx.clock() },
    });
    const ended = await endSessions(tx, person.id, person.sessionId);
    await recordPersonAudit(tx, ctx, {
      userId: person.id,
      action: "account.changePassword",
      detail: { ended },
    });
    await queuePersonMail(tx, ctx, { userId: person.id, kind: "password_changed", recipient: person.email });
  });
  await ctx.limits.forget("confirmPerson", person.id);
}
