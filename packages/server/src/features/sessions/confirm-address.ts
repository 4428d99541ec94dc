import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";

/** Whoever opened a link from a mail to the address holds it, and it takes mail. */
export async function confirmAddress(tx: Tx, ctx: Context, userId: string): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, emailVerified: null },
    data: { emailVerified: ctx.clock() },
  });
  await tx.user.updateMany({ where: { id: userId }, data: { emailBounced: null } });
}
