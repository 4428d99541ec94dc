import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { hasFactor } from "../sessions/find-account.ts";
import { factorKinds } from "./factors.queries.ts";
import { factorsChanged } from "./factors-changed.ts";
import { issueBackupCodes } from "./issue-backup-codes.ts";

/**
 * Ten new backup codes; the former ones count no more.
 * @throws AppError blocked no_factor: they stand in for a factor, so that there must be one.
 */
export function renewBackupCodes(ctx: Context & { person: Person }): Promise<{ backupCodes: string[] }> {
  return asSystem(ctx.db, "second factors", async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${ctx.person.id}::uuid FOR UPDATE`;
    if (!hasFactor(await factorKinds(tx, ctx.person.id))) throw new AppError("blocked", "no_factor");
    const backupCodes = (await issueBackupCodes(tx, ctx)) ?? [];
    await factorsChanged(tx, ctx, { action: "factors.renewBackupCodes" });
    return { backupCodes };
  });
}
