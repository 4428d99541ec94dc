import type { Prisma, Tx } from "@rookery/db";
import type { Verdict } from "@rookery/dns";
import { enqueue } from "../../jobs/enqueue.ts";
import { tellNews } from "../../live-events.ts";
import { recordSystemAudit } from "../audit/record-system-audit.ts";
import { tellNotice } from "../notices/tell-notice.ts";
import type { NoticeKind } from "../preferences/preferences.rules.ts";
import type { CheckDeps, Found } from "./check-domain.ts";
import { advanceKeys } from "./advance-keys.ts";
import { healthAfter, outcomeOf, secondsUntilNext, type DomainHealth } from "./domain-health.ts";
import { loadDomain, type LoadedDomain } from "./load-domain.ts";
import { seedRecords } from "./seed-records.ts";

/** The topic of one domain's news. It names the domain and says nothing of it. */
export const domainTopic = (domainId: string): string => `domain:${domainId}`;

/** As JSON has it: what is undefined is absent. */
const asJson = (value: object): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;

const stands = ({ state }: Verdict): boolean => state === "verified" || state === "stale";

/** History of a domain older than this is dropped; the newest looks are what people ask about. */
const HISTORY_DAYS = 400;

/** Keeps what a look found: the history's row, the domain's health, its keys' steps, and when to look again. */
export async function storeCheck(
  tx: Tx,
  deps: CheckDeps,
  of: { tenantId: string; domainId: string },
  found: Found,
): Promise<void> {
  const { tenantId, domainId: id } = of;
  const now = deps.clock();
  await tx.$queryRaw`SELECT FROM domains WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  // As it is now: another look may have ended while this one asked, and what that one told is not told again.
  const domain = await loadDomain(tx, of);
  // It was removed while its servers were asked.
  if (!domain) return;
  const { companyId } = domain;
  const before: DomainHealth = {
    status: domain.status,
    verifiedAt: domain.verified,
    badLooks: domain.badLooks,
    degradedAt: domain.degraded,
  };
  const isWhole = domain.keys.length > 0;
  const after = healthAfter(before, found.verdicts, { now, isWhole });
  const outcome = outcomeOf(found.verdicts, isWhole);
  const attempts = outcome === "good" ? 0 : domain.dnsVerificationAttempts + 1;
  await tx.dnsCheck.createMany({
    data: {
      tenantId,
      companyId,
      domainId: id,
      outcome,
      zone: asJson(found.look.zone),
      verdicts: asJson(found.verdicts),
      facts: asJson(found.facts),
      questions: found.questions,
      tookMs: found.tookMs,
    },
  });
  const over = new Date(now.getTime() - HISTORY_DAYS * 86_400_000);
  await tx.dnsCheck.deleteMany({ where: { tenantId, domainId: id, created: { lt: over } } });
  const keys = await advanceKeys(tx, domain, { verdicts: found.verdicts, secrets: deps.secrets, now });
  const wait = secondsUntilNext(after, { attempts, secondsLeft: longestWait(found.verdicts) }, Math.random());
  await tx.domain.updateMany({
    where: { tenantId, id },
    data: {
      verificationStatus: after.status,
      verified: after.verifiedAt,
      badLooks: after.badLooks,
      degraded: after.degradedAt,
      tokenAbsent: tokenAbsent(domain, found.verdicts, now),
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
  if (found.claim === "proven" && deps.mailServer && domain.mailuDomain === null)
    await enqueue(tx, "deploy-domain", of);
  await tellChange(tx, domain, {
    before,
    after,
    isProven: found.claim === "proven",
    cause: openRecord(found.verdicts),
  });
  await tellNews(tx, domainTopic(id));
}

/** Since when no server of the zone has the token of a domain that is proven; trouble of a server changes nothing. */
function tokenAbsent(domain: LoadedDomain, verdicts: readonly Verdict[], now: Date): Date | null {
  const state = verdicts.find(({ record }) => record.purpose === "ownership")?.state;
  if (state === "missing" || state === "mismatch" || state === "conflict") return domain.tokenAbsent ?? now;
  return state === "unreachable" ? domain.tokenAbsent : null;
}

const longestWait = (verdicts: readonly Verdict[]): number | undefined => {
  const waits = verdicts.flatMap(({ secondsLeft }) => (secondsLeft === undefined ? [] : [secondsLeft]));
  return waits.length === 0 ? undefined : Math.max(...waits);
};

/** The first required record that does not stand. */
const openRecord = (verdicts: readonly Verdict[]): Verdict | undefined =>
  verdicts.find((verdict) => verdict.record.isRequired && !stands(verdict));

/** By its cause's code; the screen has the sentence. */
function firstCause(verdicts: readonly Verdict[]): string | null {
  const open = openRecord(verdicts);
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

/** What an audit row and a notice say of a look that changed something. */
interface Change {
  readonly before: DomainHealth;
  readonly after: DomainHealth;
  readonly isProven: boolean;
  /** The first required record that does not stand. */
  readonly cause: Verdict | undefined;
}

function newsOf({ before, after }: Change): NoticeKind | undefined {
  if (before.degradedAt === null && after.degradedAt !== null) return "domain_degraded";
  if (before.degradedAt !== null && after.degradedAt === null) return "domain_recovered";
  return before.verifiedAt === null && after.verifiedAt !== null ? "domain_verified" : undefined;
}

const actions: Partial<Record<NoticeKind, string>> = {
  domain_degraded: "domains.degraded",
  domain_recovered: "domains.recovered",
  domain_verified: "domains.verified",
};

/** Audits what changed, and tells people of what they should know without asking. */
async function tellChange(tx: Tx, domain: LoadedDomain, change: Change): Promise<void> {
  const { before, after, isProven, cause } = change;
  const { tenantId, companyId, id } = domain;
  const news = newsOf(change);
  if (before.status === after.status && !news) return;
  await recordSystemAudit(tx, {
    tenantId,
    companyId,
    action: (news && actions[news]) ?? "domains.checked",
    subjectType: "domain",
    subjectId: id,
    before: { status: before.status },
    after: { domain: domain.domain, status: after.status, isProven },
  });
  if (!news) return;
  const facts = { domain: domain.domain, ...(cause ? { purpose: cause.record.purpose } : {}) };
  await tellNotice(tx, { tenantId, companyId, kind: news, subjectId: id, facts });
}
