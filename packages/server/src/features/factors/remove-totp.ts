import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { afterRemoval } from "./after-removal.ts";
import { totpPlace } from "./totp.ts";

/**
 * Asks for no more codes of the app; its secret is gone.
 * @throws AppError not_found.
 */
export function removeTotp(ctx: Context & { person: Person }): Promise<void> {
  const userId = ctx.person.id;
  return asSystem(ctx.db, "second factors", async (tx) => {
    const [gone] = await tx.$queryRaw<{ secret_ref: string }[]>`
      DELETE FROM user_totp WHERE user_id = ${userId}::uuid AND confirmed IS NOT NULL RETURNING secret_ref`;
    if (!gone) throw notFound();
    await ctx.secrets.remove(tx, totpPlace(userId), [gone.secret_ref]);
    await afterRemoval(tx, ctx, "factors.removeTotp");
  });
}
