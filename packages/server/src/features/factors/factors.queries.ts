import { asSystem, type Tx } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import type { FactorKinds } from "../sessions/find-account.ts";

/** @param at counts the passkeys of this host alone. */
export async function factorKinds(
  tx: Tx,
  userId: string,
  at: { host?: string | null } = {},
): Promise<FactorKinds> {
  const totp = await tx.totp.count({ where: { userId, confirmed: { not: null } } });
  const passkeys = await tx.passkey.count({ where: { userId, ...at } });
  return { totp: totp > 0, passkey: passkeys > 0 };
}

/** Those that can be asked for here: a passkey works at the host that its browser bound it to. A backup code stands in for the others. */
export async function factorsHere(tx: Tx, { address }: Context, userId: string): Promise<FactorKinds> {
  return factorKinds(tx, userId, { host: address.host });
}

/** What the person has set up; no secret and no code. */
export function listFactors(ctx: Context & { person: Person }) {
  const userId = ctx.person.id;
  return asSystem(ctx.db, "second factors", async (tx) => {
    const totp = await tx.totp.findFirst({ where: { userId }, select: { confirmed: true } });
    const passkeys = await tx.passkey.findMany({
      where: { userId },
      select: { id: true, name: true, created: true, lastUsed: true, isBackedUp: true, host: true },
      orderBy: [{ created: "asc" }, { id: "asc" }],
    });
    const codes = await tx.backupCode.groupBy({
      by: ["userId"],
      where: { userId },
      _count: { codeHash: true, used: true },
      _max: { created: true },
    });
    const [of] = codes;
    return {
      /** Since when codes of an app are asked for; null where they are not. */
      totpSince: totp?.confirmed ?? null,
      passkeys: passkeys.map(({ id, name, created, lastUsed, isBackedUp, host }) => ({
        id,
        name,
        created,
        lastUsed,
        isBackedUp,
        /** False where it was made at another host, and works there alone. */
        isHere: host === ctx.address.host,
      })),
      backupCodes: of
        ? { left: of._count.codeHash - of._count.used, of: of._count.codeHash, made: of._max.created }
        : null,
    };
  });
}
