import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { notFound } from "../../errors.ts";
import type { RenamePasskeyInput } from "./factors.schema.ts";

/** @throws AppError not_found, for another person's as for none. */
export async function renamePasskey(
  ctx: Context & { person: Person },
  { passkeyId, name }: RenamePasskeyInput,
): Promise<void> {
  const renamed = await asSystem(ctx.db, "passkeys", (tx) =>
    tx.passkey.updateMany({ where: { id: passkeyId, userId: ctx.person.id }, data: { name } }),
  );
  if (renamed.count === 0) throw notFound();
}
