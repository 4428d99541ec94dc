import { readRowsAsSystem } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { checkHost } from "./check-host.ts";

interface Due {
  tenant_id: string;
  id: string;
}

/** One run's share; what is left is due a minute later. */
const DUE_MAX = 500;
const AT_ONCE = 10;

export const dueHostsStatement = `
  SELECT tenant_id, id FROM portal_hosts WHERE next_check <= $1 ORDER BY next_check LIMIT ${DUE_MAX}`;

/** Looks at every host whose time has come. A look that fails is logged, and its host is due again with the next run. */
export async function checkDueHosts(deps: Deps, signal: AbortSignal): Promise<void> {
  const due = await readRowsAsSystem<Due>(deps.db, "portal hosts", {
    name: "portal_hosts_due",
    text: dueHostsStatement,
    values: [deps.clock()],
  });
  const queue = due.values();
  const worker = async () => {
    for (const { tenant_id: tenantId, id: hostId } of queue) {
      if (signal.aborted) return;
      await checkHost(deps, { tenantId, hostId }).catch((error: unknown) =>
        deps.log.error({ err: error, hostId }, "portal host check failed"),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
