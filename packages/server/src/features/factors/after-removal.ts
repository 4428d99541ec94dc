import type { Tx } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { hasFactor } from "../sessions/find-account.ts";
import { factorKinds } from "./factors.queries.ts";
import { factorsChanged } from "./factors-changed.ts";

/** Backup codes stand in for a factor; with the last one they go, and the session counts as opened without. */
export async function afterRemoval(
  tx: Tx,
  ctx: Context & { person: Person },
  action: "factors.removeTotp" | "factors.removePasskey",
): Promise<void> {
  const { id: userId, sessionId } = ctx.person;
  if (!hasFactor(await factorKinds(tx, userId))) {
    await tx.backupCode.deleteMany({ where: { userId } });
    await tx.session.updateMany({ where: { id: sessionId }, data: { factor: null } });
  }
  await factorsChanged(tx, ctx, { action });
}
