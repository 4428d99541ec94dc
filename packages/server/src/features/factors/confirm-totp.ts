import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { factorsChanged } from "./factors-changed.ts";
import type { ConfirmTotpInput } from "./factors.schema.ts";
import { issueBackupCodes } from "./issue-backup-codes.ts";
import { openTotp } from "./open-totp.ts";
import { wrongCode } from "./take-code.ts";
import { stepOfCode } from "./totp.ts";

/**
 * Takes the app into use once it has shown a code. With the first factor of all come backup codes, which this answer alone
 * shows. The code counts as used: it signs nobody in afterwards.
 * @throws AppError invalid wrong_code, blocked totp_not_begun, limited, unavailable secrets_unavailable.
 */
export async function confirmTotp(
  ctx: Context & { person: Person },
  { code }: ConfirmTotpInput,
): Promise<{ backupCodes: string[] | null }> {
  const { person } = ctx;
  await ctx.limits.spend("secondFactor", [person.id, "set-up"]);
  const begun = await openTotp(ctx, person.id, "begun");
  if (!begun) throw new AppError("blocked", "totp_not_begun");
  const { secret, secretRef } = begun;
  const step = stepOfCode(secret, code, ctx.clock());
  if (step === undefined) throw wrongCode();
  return asSystem(ctx.db, "second factors", async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${person.id}::uuid FOR UPDATE`;
    const { count } = await tx.totp.updateMany({
      where: { userId: person.id, confirmed: null, secretRef },
      data: { confirmed: ctx.clock(), lastStep: step },
    });
    // Begun again, or confirmed elsewhere, in this moment.
    if (count === 0) throw new AppError("blocked", "totp_not_begun");
    await factorsChanged(tx, ctx, { action: "factors.addTotp", usedHere: "totp" });
    return { backupCodes: await issueBackupCodes(tx, ctx, { onlyFirst: true }) };
  });
}
