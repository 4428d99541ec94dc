import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { newTotpSecret, totpAddress, totpPlace } from "./totp.ts";

/**
 * A new secret for an authenticator app, shown once. Until a code of it is confirmed nothing is asked for; beginning again
 * gives another one.
 * @throws AppError conflict totp_exists: one app at a time, so that it is plain which one counts; unavailable
 * secrets_unavailable.
 */
export async function beginTotp(
  ctx: Context & { person: Person },
): Promise<{ secret: string; address: string }> {
  const { person } = ctx;
  const place = totpPlace(person.id);
  const secret = newTotpSecret();
  const prepared = await ctx.secrets.prepare(place, secret);
  return asSystem(ctx.db, "second factors", async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${person.id}::uuid FOR UPDATE`;
    const earlier = await tx.totp.findFirst({
      where: { userId: person.id },
      select: { confirmed: true, secretRef: true },
    });
    if (earlier?.confirmed) throw new AppError("conflict", "totp_exists");
    if (earlier) {
      await ctx.secrets.remove(tx, place, [earlier.secretRef]);
      await tx.totp.deleteMany({ where: { userId: person.id } });
    }
    const secretRef = await prepared.store(tx);
    await tx.totp.createMany({ data: { userId: person.id, secretRef } });
    return { secret, address: totpAddress(secret, { issuer: ctx.address.brand.name, email: person.email }) };
  });
}
