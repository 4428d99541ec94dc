import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordPersonAudit } from "../audit/record-person-audit.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import type { RequestEmailInput } from "./account.schema.ts";

const KEPT_MS = 24 * 3_600_000;

/**
 * Begins to change the person's address: a link goes to the old one and one to the new one, and it changes when both were
 * opened. Beginning anew voids the links of before. The answer is the same where the new address has an account; its owner gets
 * a mail that says so.
 * @throws AppError invalid email_unchanged, limited.
 */
export async function requestEmail(
  ctx: Context & { person: Person },
  { email }: RequestEmailInput,
): Promise<void> {
  const { person } = ctx;
  if (email === person.email) throw new AppError("invalid", "email_unchanged", { field: "email" });
  await ctx.limits.spend("mailAccount", person.email);
  await ctx.limits.spend("mailAccount", email);
  await asSystem(ctx.db, "change e-mail", async (tx) => {
    const now = ctx.clock();
    await tx.emailChange.updateMany({ where: { userId: person.id, ended: null }, data: { ended: now } });
    const taken = await tx.user.findFirst({ where: { email, deleted: null }, select: { id: true } });
    await tx.emailChange.createMany({
      data: {
        userId: person.id,
        oldEmail: person.email,
        newEmail: email,
        expires: new Date(now.getTime() + KEPT_MS),
      },
    });
    await queuePersonMail(tx, ctx, { userId: person.id, kind: "email_change_old", recipient: person.email });
    if (taken)
      await queuePersonMail(tx, ctx, { userId: taken.id, kind: "email_change_taken", recipient: email });
    else await queuePersonMail(tx, ctx, { userId: person.id, kind: "email_change_new", recipient: email });
    await recordPersonAudit(tx, ctx, { userId: person.id, action: "account.requestEmail" });
  });
}
