import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { factorsChanged } from "./factors-changed.ts";
import type { ConfirmTotpInput } from "./factors.schema.ts";
import { issueBackupCodes } from "./issue-backup-codes.ts";
import { wrongCode } from "./take-code.ts";
import { stepOfCode, totpPlace } from "./totp.ts";

/**
 * Takes the app into use once it has shown a code. With the first factor of all come backup codes, which this answer alone
 * shows. The code counts as used: it signs nobody in afterwards.
 * @throws AppError invalid wrong_code, blocked totp_not_begun, limited.
 */
export async function confirmTotp(
  ctx: Context & { person: Person },
  { code }: ConfirmTotpInput,
): Promise<{ backupCodes: string[] | null }> {
  const { person } = ctx;
  await ctx.limits.spend("secondFactor", [person.id, "set-up"]);
  return asSystem(ctx.db, "second factors", async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${person.id}::uuid FOR UPDATE`;
    const begun = await tx.totp.findFirst({
      where: { userId: person.id, confirmed: null },
      select: { secretRef: true },
    });
    if (!begun) throw new AppError("blocked", "totp_not_begun");
    const secret = await ctx.secrets.open(tx, totpPlace(person.id), begun.secretRef);
    const step = stepOfCode(secret, code, ctx.clock());
    if (step === undefined) throw wrongCode();
    await tx.totp.updateMany({
      where: { userId: person.id, confirmed: null },
      data: { confirmed: ctx.clock(), lastStep: step },
    });
    await factorsChanged(tx, ctx, { action: "factors.addTotp", usedHere: "totp" });
    return { backupCodes: await issueBackupCodes(tx, ctx, { onlyFirst: true }) };
  });
}
