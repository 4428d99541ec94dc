import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { queueMail } from "../mails/queue-mail.ts";
import type { ResendVerificationInput } from "./sign-up.schema.ts";

/** Mails the confirmation again where the address waits for one; the answer is the same where it does not. */
export async function resendVerification(
  ctx: Context,
  input: ResendVerificationInput,
): Promise<{ sentTo: string }> {
  await ctx.limits.spend("mailAccount", input.email);
  await asSystem(ctx.db, "verify e-mail", async (tx) => {
    const where = { email: input.email, deleted: null, emailVerified: null };
    const waiting = await tx.user.findFirst({ where, select: { id: true } });
    if (waiting) await queueMail(tx, { userId: waiting.id, kind: "verify_email", recipient: input.email });
  });
  return { sentTo: input.email };
}
