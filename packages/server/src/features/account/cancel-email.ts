import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";

/** Leaves the address as it is; both links are void. Twice is once. */
export async function cancelEmail(ctx: Context & { person: Person }): Promise<void> {
  await asSystem(ctx.db, "change e-mail", (tx) =>
    tx.emailChange.updateMany({
      where: { userId: ctx.person.id, ended: null },
      data: { ended: ctx.clock() },
    }),
  );
}
