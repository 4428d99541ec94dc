import type { Tx } from "@rookery/db";
import type { Verdict } from "@rookery/dns";
import { OLD_KEY_DAYS } from "./dkim-keys.ts";
import type { LoadedDomain } from "./load-domain.ts";

/**
 * Moves a domain's keys on by what a look saw: a next key that is published everywhere begins to sign, the one before it
 * stays published for a week, then it is revoked. A key never signs before receivers can find it.
 */
export async function advanceKeys(
  tx: Tx,
  { tenantId, id: domainId, keys }: LoadedDomain,
  verdicts: readonly Verdict[],
  now: Date,
): Promise<{ isMoving: boolean }> {
  const next = keys.find(({ status }) => status === "next");
  const isSeen = verdicts.some(
    ({ record, state }) => record.key === `dkim:${next?.selector}` && state === "verified",
  );
  if (next && isSeen) {
    const active = { tenantId, domainId, status: "active" };
    await tx.dkimKey.updateMany({ where: active, data: { status: "old", retired: now } });
    await tx.dkimKey.updateMany({
      where: { tenantId, id: next.id },
      data: { status: "active", seen: now, activated: now },
    });
  }
  const over = new Date(now.getTime() - OLD_KEY_DAYS * 86_400_000);
  await tx.dkimKey.updateMany({
    where: { tenantId, domainId, status: "old", retired: { lt: over } },
    data: { status: "revoked" },
  });
  return { isMoving: next !== undefined && !isSeen && keys.some(({ status }) => status === "active") };
}
