import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { totpPlace } from "./totp.ts";

/** A person's app as it was before the transaction that compares with it; the reference tells whether it still is. */
export interface OpenedTotp {
  readonly secretRef: string;
  readonly secret: string;
}

/**
 * What codes of the person's app are compared with; undefined where there is none in that state.
 * @throws AppError unavailable secrets_unavailable.
 */
export async function openTotp(
  { db, secrets }: Context,
  userId: string,
  state: "begun" | "confirmed",
): Promise<OpenedTotp | undefined> {
  const found = await asSystem(db, "second factors", async (tx) => {
    const confirmed = state === "begun" ? null : { not: null };
    const totp = await tx.totp.findFirst({ where: { userId, confirmed }, select: { secretRef: true } });
    return totp && { ...totp, fetched: await secrets.fetch(tx, totpPlace(userId), totp.secretRef) };
  });
  return found ? { secretRef: found.secretRef, secret: await found.fetched.open() } : undefined;
}
