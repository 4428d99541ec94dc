import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { queueMail } from "../mails/queue-mail.ts";
import type { RequestResetInput } from "./password-reset.schema.ts";

/** Mails a link to set a new password where the address has an account; the answer is the same where it has none. */
export async function requestReset(ctx: Context, input: RequestResetInput): Promise<{ sentTo: string }> {
  await ctx.limits.spend("mailAccount", input.email);
  await asSystem(ctx.db, "password reset", async (tx) => {
    const person = await tx.user.findFirst({
      where: { email: input.email, deleted: null },
      select: { id: true },
    });
    if (person) await queueMail(tx, { userId: person.id, kind: "reset_password", recipient: input.email });
  });
  return { sentTo: input.email };
}
