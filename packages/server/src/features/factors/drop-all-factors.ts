import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { totpPlace } from "./totp.ts";

/** Everything that a person has as second factor, as when somebody who may has reset it. */
export async function dropAllFactors(tx: Tx, ctx: Context, userId: string): Promise<void> {
  const totp = await tx.totp.findFirst({ where: { userId }, select: { secretRef: true } });
  if (totp) await ctx.secrets.remove(tx, totpPlace(userId), [totp.secretRef]);
  await tx.totp.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.backupCode.deleteMany({ where: { userId } });
}
