import { asSystem, inTenant, readRowsAsSystem, type Prisma, type Tx } from "@rookery/db";
import { diagnose, portalQuestions, portalRecords, type Cause, type Verdict } from "@rookery/dns";
import type { Deps, TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { recordSystemAudit } from "../audit/record-system-audit.ts";
import { spendCheck } from "../domains/ask-for-check.ts";
import { secondsUntilNext } from "../domains/domain-health.ts";
import { ABSENT_HOURS } from "../domains/settle-ownership.ts";
import { requireHost } from "./portal-hosts.queries.ts";
import type { HostInput } from "./portal-hosts.schema.ts";
import { portalSettings } from "./portal-settings.ts";
import { chooseMain, releaseHost, takeTurn } from "./release-host.ts";

type CheckDeps = Pick<Deps, "db" | "dns" | "clock" | "env">;

interface LookedAt {
  tenant_id: string;
  id: string;
  host: string;
  registrable: string;
  token: string;
  verified: Date | null;
  token_absent: Date | null;
  attempts: number;
}

const columns = "tenant_id, id, host, registrable, token, verified, token_absent, attempts";

/**
 * The job's body: looks at a host's records and keeps what was found. Read, look, store: no transaction is open while the network
 * is asked. A host that went meanwhile is let go.
 */
export async function checkHost(
  deps: CheckDeps,
  { tenantId, hostId }: Jobs["check-portal-host"],
): Promise<void> {
  const [row] = await readRowsAsSystem<LookedAt>(deps.db, "portal hosts", {
    name: "portal_host_to_check",
    text: `SELECT ${columns} FROM portal_hosts WHERE tenant_id = $1 AND id = $2`,
    values: [tenantId, hostId],
  });
  if (!row) return;
  const expected = portalRecords(row, await portalSettings(deps));
  const { host, registrable } = row;
  const look = await deps.dns.look({
    domain: host,
    registrable,
    questions: (apex) => portalQuestions(host, apex, expected),
  });
  const verdicts = diagnose({ domain: host, expected, look });
  await asSystem(deps.db, "portal hosts", (tx) => storeLook(tx, deps, { tenantId, hostId, verdicts }));
}

const stands = ({ state }: Verdict): boolean => state === "verified" || state === "stale";

interface Found {
  readonly tenantId: string;
  readonly hostId: string;
  readonly verdicts: readonly Verdict[];
}

async function storeLook(tx: Tx, deps: CheckDeps, { tenantId, hostId, verdicts }: Found): Promise<void> {
  await takeTurn(tx, tenantId);
  const [row] = await tx.$queryRawUnsafe<LookedAt[]>(
    `SELECT ${columns} FROM portal_hosts WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE`,
    tenantId,
    hostId,
  );
  if (!row) return;
  const now = deps.clock();
  const isWhole = verdicts.every(stands);
  const isFree = !isWhole || row.verified !== null || (await takeOver(tx, row, now));
  const shown = isFree ? verdicts : verdicts.map(heldElsewhere);
  const isServed = row.verified !== null || (isWhole && isFree);
  const attempts = isWhole && isFree ? 0 : row.attempts + 1;
  const waits = shown.flatMap(({ secondsLeft }) => (secondsLeft === undefined ? [] : [secondsLeft]));
  const health = {
    status: isServed ? ("verified" as const) : ("pending" as const),
    verifiedAt: isServed ? now : null,
    badLooks: isWhole ? 0 : 1,
    degradedAt: null,
  };
  const looked = { attempts, secondsLeft: waits.length === 0 ? undefined : Math.max(...waits) };
  await tx.portalHost.updateMany({
    where: { tenantId, id: hostId },
    data: {
      verdicts: JSON.parse(JSON.stringify(shown)) as Prisma.InputJsonArray,
      checked: now,
      nextCheck: new Date(now.getTime() + secondsUntilNext(health, looked, Math.random()) * 1_000),
      attempts,
      tokenAbsent: tokenAbsent(row, verdicts, now),
      ...(isServed && row.verified === null ? { verified: now } : {}),
    },
  });
  if (isServed && row.verified === null) await beginServing(tx, row);
}

/** Since when no server of the zone has the proof of a host that is served; trouble of a server changes nothing. */
function tokenAbsent(row: LookedAt, verdicts: readonly Verdict[], now: Date): Date | null {
  const state = verdicts.find(({ record }) => record.purpose === "ownership")?.state;
  if (state === "missing" || state === "mismatch" || state === "conflict") return row.token_absent ?? now;
  return state === "unreachable" ? row.token_absent : null;
}

/** That the name is another's is told by its cause alone, never whose it is. */
function heldElsewhere(verdict: Verdict): Verdict {
  const cause: Cause = { code: "proven_before", hours: ABSENT_HOURS };
  return verdict.record.purpose === "ownership" ? { ...verdict, state: "pending", cause } : verdict;
}

interface Holder {
  tenant_id: string;
  id: string;
  token_absent: Date | null;
  is_deleted: boolean;
}

/** Whether the host may be served for this tenant: no other serves it, or the other is gone, or its proof for long enough. */
async function takeOver(tx: Tx, row: LookedAt, now: Date): Promise<boolean> {
  // Two proofs of one name at once take turns.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`portal host ${row.host}`}, 0))::text`;
  const [holder] = await tx.$queryRaw<Holder[]>`
    SELECT h.tenant_id, h.id, h.token_absent, t.deleted IS NOT NULL AS is_deleted
    FROM portal_hosts h JOIN tenants t ON t.id = h.tenant_id
    WHERE h.host = ${row.host} AND h.verified IS NOT NULL AND h.tenant_id <> ${row.tenant_id}::uuid`;
  if (!holder) return true;
  const absentMs = holder.token_absent === null ? 0 : now.getTime() - holder.token_absent.getTime();
  if (!holder.is_deleted && absentMs < ABSENT_HOURS * 3_600_000) return false;
  const { tenant_id: tenantId, id } = holder;
  await tx.portalHost.updateMany({ where: { tenantId, id }, data: { verified: null, isMain: false } });
  await releaseHost(tx, { tenantId, host: row.host });
  await auditServing(tx, { tenantId, id, host: row.host, isServed: false });
  return true;
}

async function beginServing(tx: Tx, { tenant_id: tenantId, id, host }: LookedAt): Promise<void> {
  await chooseMain(tx, tenantId);
  await auditServing(tx, { tenantId, id, host, isServed: true });
}

const auditServing = (tx: Tx, of: { tenantId: string; id: string; host: string; isServed: boolean }) =>
  recordSystemAudit(tx, {
    tenantId: of.tenantId,
    companyId: null,
    action: of.isServed ? "portalHosts.served" : "portalHosts.lost",
    subjectType: "portal_host",
    subjectId: of.id,
    before: { host: of.host, isServed: !of.isServed },
    after: { host: of.host, isServed: of.isServed },
  });

/** Queues a look now. @throws AppError not_found; limited, with the seconds until the next one. */
export async function askForHostCheck(ctx: TenantContext, { hostId }: HostInput): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, (tx) => requireHost(tx, ctx, hostId));
  await spendCheck(ctx, hostId);
  await inTenant(ctx.db, ctx.tenant.scope, (tx) => enqueue(tx, "check-portal-host", { tenantId, hostId }));
}
