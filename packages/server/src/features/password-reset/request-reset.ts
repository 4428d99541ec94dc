import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { evenTime } from "../../even-time.ts";
import { markCommitted } from "../../idempotency.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import type { RequestResetInput } from "./password-reset.schema.ts";

/** Several times what queueing a mail takes. */
const EVEN_MS = 100;

/**
 * Mails a link to set a new password where the address has an account; the answer is the same, in content and in time,
 * where it has none.
 * @throws AppError limited for too many mails to one address.
 */
export function requestReset(ctx: Context, input: RequestResetInput): Promise<{ sentTo: string }> {
  return evenTime(EVEN_MS, async () => {
    await ctx.limits.spend("mailAccount", input.email);
    await asSystem(ctx.db, "password reset", async (tx) => {
      const where = { email: input.email, deleted: null };
      const person = await tx.user.findFirst({ where, select: { id: true } });
      if (person)
        await queuePersonMail(tx, ctx, { userId: person.id, kind: "reset_password", recipient: input.email });
      await markCommitted(tx, ctx);
    });
    return { sentTo: input.email };
  });
}
