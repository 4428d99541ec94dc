import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { evenTime } from "../../even-time.ts";
import { markCommitted } from "../../idempotency.ts";
import { queuePersonMail } from "../mails/queue-mail.ts";
import type { ResendVerificationInput } from "./sign-up.schema.ts";

/** Several times what queueing a mail takes. */
const EVEN_MS = 100;

/**
 * Mails the link again where the address waits for confirmation, and where it is confirmed that it has an account. The
 * answer is the same, in content and in time, where there is none.
 * @throws AppError limited for too many mails to one address.
 */
export function resendVerification(
  ctx: Context,
  input: ResendVerificationInput,
): Promise<{ sentTo: string }> {
  return evenTime(EVEN_MS, async () => {
    await ctx.limits.spend("mailAccount", input.email);
    await asSystem(ctx.db, "verify e-mail", async (tx) => {
      const where = { email: input.email, deleted: null };
      const person = await tx.user.findFirst({
        where,
        select: { id: true, emailVerified: true, emailBounced: true },
      });
      if (person) {
        const kind = person.emailVerified && !person.emailBounced ? "already_registered" : "verify_email";
        await queuePersonMail(tx, ctx, { userId: person.id, kind, recipient: input.email });
      }
      await markCommitted(tx, ctx);
    });
    return { sentTo: input.email };
  });
}
