import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { afterRemoval } from "./after-removal.ts";
import type { PasskeyInput } from "./factors.schema.ts";

/** @throws AppError not_found, for another person's as for none. */
export function removePasskey(ctx: Context & { person: Person }, { passkeyId }: PasskeyInput): Promise<void> {
  return asSystem(ctx.db, "passkeys", async (tx) => {
    const gone = await tx.passkey.deleteMany({ where: { id: passkeyId, userId: ctx.person.id } });
    if (gone.count === 0) throw notFound();
    await afterRemoval(tx, ctx, "factors.removePasskey");
  });
}
