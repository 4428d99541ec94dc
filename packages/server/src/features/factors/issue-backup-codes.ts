import type { Tx } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { backupCodeHash, groupBackupCode, newBackupCodes } from "./backup-codes.ts";

/**
 * Ten new codes in place of all former ones, as people read them; kept as hashes, so that this is the only time they can be shown.
 * @param onlyFirst null, and nothing is done, where the person has codes.
 */
export async function issueBackupCodes(
  tx: Tx,
  ctx: Context & { person: Person },
  { onlyFirst = false } = {},
): Promise<string[] | null> {
  const userId = ctx.person.id;
  if (onlyFirst && (await tx.backupCode.count({ where: { userId } })) > 0) return null;
  await tx.backupCode.deleteMany({ where: { userId } });
  const codes = newBackupCodes();
  const data = codes.map((code) => ({ userId, codeHash: backupCodeHash(ctx.tokens, userId, code) }));
  await tx.backupCode.createMany({ data });
  return codes.map(groupBackupCode);
}
