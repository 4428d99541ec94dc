import { inTenant, readRowsAsSystem } from "@rookery/db";
import { AppError } from "../../errors.ts";
import { checkDomain, type CheckDeps } from "./check-domain.ts";
import { platformScope } from "../../platform-scope.ts";

interface Due {
  tenant_id: string;
  id: string;
}

/** One run's share; what is left is due a minute later. */
const DUE_MAX = 500;
/** Looks under way at once: each waits for servers elsewhere and costs this process little. */
const AT_ONCE = 25;

export const dueStatement = `
  SELECT tenant_id, id FROM domains WHERE next_check <= $1 ORDER BY next_check LIMIT ${DUE_MAX}`;

/** A domain whose budget of the day is spent, as one whose resolvers never agree, waits for the next one. */
async function checkWithinBudget(deps: CheckDeps, of: { tenantId: string; domainId: string }): Promise<void> {
  try {
    await deps.limits.spend("domainSchedule", of.domainId);
  } catch (error) {
    if (!(error instanceof AppError) || error.extra.retryAfterSeconds === undefined) throw error;
    const nextCheck = new Date(deps.clock().getTime() + error.extra.retryAfterSeconds * 1_000);
    await inTenant(deps.db, platformScope(of.tenantId), (tx) =>
      tx.domain.updateMany({ where: { tenantId: of.tenantId, id: of.domainId }, data: { nextCheck } }),
    );
    return;
  }
  await checkDomain(deps, of);
}

/**
 * The job's body, once a minute over all processes: looks at every domain whose time has come. A look that fails is logged,
 * and its domain is due again with the next run.
 */
export async function checkDueDomains(deps: CheckDeps, signal: AbortSignal): Promise<void> {
  const due = await readRowsAsSystem<Due>(deps.db, "domain schedule", {
    name: "domains_due",
    text: dueStatement,
    values: [deps.clock()],
  });
  const queue = due.values();
  const worker = async () => {
    for (const { tenant_id: tenantId, id: domainId } of queue) {
      if (signal.aborted) return;
      await checkWithinBudget(deps, { tenantId, domainId }).catch((error: unknown) =>
        deps.log.error({ err: error, domainId }, "domain check failed"),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
