import type { Tx } from "@rookery/db";
import type { Verdict } from "@rookery/dns";
import type { Secrets } from "../../ports/secrets.ts";
import { OLD_KEY_DAYS, secretPlace } from "./dkim-keys.ts";
import type { LoadedDomain } from "./load-domain.ts";

/**
 * Moves a domain's keys on by what a look saw: a next key that is published everywhere begins to sign, the one before it
 * stays published for a week, then it is revoked. A key never signs before receivers can find it.
 */
export async function advanceKeys(
  tx: Tx,
  domain: LoadedDomain,
  { verdicts, secrets, now }: { verdicts: readonly Verdict[]; secrets: Secrets; now: Date },
): Promise<{ isMoving: boolean }> {
  const { tenantId, id: domainId, keys } = domain;
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
  await revokeOld(tx, secrets, domain, now);
  return { isMoving: next !== undefined && !isSeen && keys.some(({ status }) => status === "active") };
}

/** A key that will never sign again needs no private half: what is not kept cannot be stolen. */
async function revokeOld(tx: Tx, secrets: Secrets, domain: LoadedDomain, now: Date): Promise<void> {
  const { tenantId, id: domainId } = domain;
  const over = new Date(now.getTime() - OLD_KEY_DAYS * 86_400_000);
  const where = { tenantId, domainId, status: "old", retired: { lt: over } };
  const ended = await tx.dkimKey.findMany({ where, select: { secretRef: true } });
  if (ended.length === 0) return;
  await tx.dkimKey.updateMany({ where, data: { status: "revoked", secretRef: null } });
  await secrets.remove(
    tx,
    secretPlace(domain),
    ended.flatMap(({ secretRef }) => secretRef ?? []),
  );
}
