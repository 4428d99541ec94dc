import { isUniqueViolation, type Prisma, type Tx } from "@rookery/db";
import type { Verdict } from "@rookery/dns";
import { tellNews } from "../../live-events.ts";
import { recordSystemAudit } from "../audit/record-system-audit.ts";
import type { CheckDeps, Found } from "./check-domain.ts";
import { advanceKeys } from "./advance-keys.ts";
import { healthAfter, outcomeOf, secondsUntilNext, type DomainHealth } from "./domain-health.ts";
import type { LoadedDomain } from "./load-domain.ts";
import { seedRecords } from "./seed-records.ts";

/** The topic of one domain's news. It names the domain and says nothing of it. */
export const domainTopic = (domainId: string): string => `domain:${domainId}`;

/** As JSON has it: what is undefined is absent. */
const asJson = (value: object): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;

const stands = (verdict: Verdict | undefined): boolean =>
  verdict?.state === "verified" || verdict?.state === "stale";

/** Keeps what a look found: the history's row, the domain's health, its keys' steps, and when to look again. */
export async function storeCheck(tx: Tx, deps: CheckDeps, domain: LoadedDomain, found: Found): Promise<void> {
  const { tenantId, id, companyId } = domain;
  const now = deps.clock();
  const held = await tx.$queryRaw<object[]>`
    SELECT FROM domains WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  // It was removed while its servers were asked.
  if (held.length === 0) return;
  const before: DomainHealth = {
    status: domain.status,
    verifiedAt: domain.verified,
    badLooks: domain.badLooks,
    degradedAt: domain.degraded,
  };
  const after = healthAfter(before, found.verdicts, now);
  const outcome = outcomeOf(found.verdicts);
  const attempts = outcome === "good" ? 0 : domain.dnsVerificationAttempts + 1;
  await tx.dnsCheck.createMany({
    data: {
      tenantId,
      companyId,
      domainId: id,
      outcome,
      zone: asJson(found.look.zone),
      verdicts: asJson(found.verdicts),
      questions: found.questions,
      tookMs: found.tookMs,
    },
  });
  const keys = await advanceKeys(tx, domain, found.verdicts, now);
  const ownershipProvenAt = await provenAt(tx, domain, found.verdicts, now);
  const wait = secondsUntilNext(after, { attempts, secondsLeft: longestWait(found.verdicts) }, Math.random());
  await tx.domain.updateMany({
    where: { tenantId, id },
    data: {
      verificationStatus: after.status,
      verified: after.verifiedAt,
      badLooks: after.badLooks,
      degraded: after.degradedAt,
      ownershipProvenAt,
      checked: now,
      nextCheck: new Date(now.getTime() + (keys.isMoving ? Math.min(wait, 300) : wait) * 1_000),
      zoneApex: found.look.zone.apex ?? domain.zoneApex,
      nameServers: found.look.zone.servedBy.length > 0 ? [...found.look.zone.servedBy] : domain.nameServers,
      dnsRecords: seedRecords(domain, found.verdicts, now),
      dnsVerificationAttempts: attempts,
      dnsVerificationError: outcome === "good" ? null : firstCause(found.verdicts),
      ...(outcome === "good" ? { dnsLastVerifiedAt: now } : {}),
      ...observedTtl(found.verdicts),
    },
  });
  await auditChange(tx, domain, { before, after, provenAt: ownershipProvenAt });
  await tellNews(tx, domainTopic(id));
}

/**
 * Ownership is apart from health and never taken away by a look (ruling of decision 004). One proof a name: where another
 * tenant holds it, nothing changes and nobody is told of anybody.
 */
async function provenAt(
  tx: Tx,
  domain: LoadedDomain,
  verdicts: readonly Verdict[],
  now: Date,
): Promise<Date | null> {
  const isSeen = stands(verdicts.find(({ record }) => record.purpose === "ownership"));
  if (domain.ownershipProvenAt !== null || !isSeen) return domain.ownershipProvenAt;
  await tx.$executeRaw`SAVEPOINT proof`;
  try {
    const where = { tenantId: domain.tenantId, id: domain.id };
    await tx.domain.updateMany({ where, data: { ownershipProvenAt: now } });
    await tx.$executeRaw`RELEASE SAVEPOINT proof`;
    return now;
  } catch (error) {
    if (!isUniqueViolation(error, "domains_proven_key")) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT proof`;
    return null;
  }
}

const longestWait = (verdicts: readonly Verdict[]): number | undefined => {
  const waits = verdicts.flatMap(({ secondsLeft }) => (secondsLeft === undefined ? [] : [secondsLeft]));
  return waits.length === 0 ? undefined : Math.max(...waits);
};

/** The first required record that does not stand, by its cause's code; the screen has the sentence. */
function firstCause(verdicts: readonly Verdict[]): string | null {
  const open = verdicts.find((verdict) => verdict.record.isRequired && !stands(verdict));
  return open?.cause ? `${open.record.key}: ${open.cause.code}` : null;
}

function observedTtl(verdicts: readonly Verdict[]): { dnsTtlObserved?: number } {
  const ttls = verdicts.flatMap(({ evidence }) =>
    evidence.flatMap(({ role, ttlSeconds }) =>
      role === "authoritative" && ttlSeconds !== undefined ? [ttlSeconds] : [],
    ),
  );
  return ttls.length === 0 ? {} : { dnsTtlObserved: Math.max(...ttls) };
}

async function auditChange(
  tx: Tx,
  domain: LoadedDomain,
  { before, after, provenAt: proven }: { before: DomainHealth; after: DomainHealth; provenAt: Date | null },
): Promise<void> {
  const isProven = domain.ownershipProvenAt === null && proven !== null;
  const isDegraded = before.degradedAt === null && after.degradedAt !== null;
  if (before.status === after.status && !isProven && !isDegraded) return;
  await recordSystemAudit(tx, {
    tenantId: domain.tenantId,
    companyId: domain.companyId,
    action: isDegraded
      ? "domains.degraded"
      : after.status === "verified"
        ? "domains.verified"
        : "domains.checked",
    subjectType: "domain",
    subjectId: domain.id,
    before: { status: before.status },
    after: { domain: domain.domain, status: after.status, isProven: proven !== null },
  });
}
