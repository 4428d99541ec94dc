import { asSystem, isUniqueViolation } from "@rookery/db";
import type { Context } from "../../context.ts";
import { hashPassword, refuseWeakPassword } from "../../passwords.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { createTenant } from "../tenants/create-tenant.ts";
import type { SignUpInput } from "./sign-up.schema.ts";

/**
 * Makes a person, their tenant and its ownership, and mails the link that confirms the address and signs in.
 * The answer is the same for an address that has an account; its owner gets a mail that says so.
 * @throws AppError invalid for a weak password, limited for too many mails to one address.
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<{ sentTo: string }> {
  refuseWeakPassword(input.password, input);
  await ctx.limits.spend("mailAccount", input.email);
  // Hashed before anybody looks whether the address is known, so that both take as long.
  const passwordHash = await hashPassword(input.password);
  try {
    await asSystem(ctx.db, "sign up", async (tx) => {
      const known = await tx.user.findFirst({
        where: { email: input.email, deleted: null },
        select: { id: true },
      });
      if (known)
        return queueMail(tx, { userId: known.id, kind: "already_registered", recipient: input.email });
      const owner = await tx.user.create({
        data: { name: input.name, email: input.email },
        select: { id: true },
      });
      await tx.userPassword.createMany({ data: { userId: owner.id, passwordHash } });
      await createTenant(tx, { name: input.tenantName, owner: { id: owner.id, email: input.email } });
      await queueMail(tx, { userId: owner.id, kind: "verify_email", recipient: input.email });
    });
  } catch (error) {
    // Two sign-ups of one address at once: the first has it, and the second is answered like any other.
    if (!isUniqueViolation(error, "users_email_key")) throw error;
  }
  return { sentTo: input.email };
}
