import { readRowsAsSystem } from "@rookery/db";
import { checkAccount, type CheckDeps } from "./check-account.ts";

interface Due {
  tenant_id: string;
  id: string;
}

/** One run's share; what is left is due a minute later. */
const DUE_MAX = 500;
/** Tries under way at once: each waits for servers elsewhere and costs this process little. */
const AT_ONCE = 25;

export const dueAccountsStatement = `
  SELECT tenant_id, id FROM email_accounts WHERE next_check <= $1 ORDER BY next_check LIMIT ${DUE_MAX}`;

/** The job's body, once a minute over all processes: tries every account whose time has come. */
export async function checkDueAccounts(deps: CheckDeps, signal: AbortSignal): Promise<void> {
  const due = await readRowsAsSystem<Due>(deps.db, "account schedule", {
    name: "email_accounts_due",
    text: dueAccountsStatement,
    values: [deps.clock()],
  });
  const queue = due.values();
  const worker = async () => {
    for (const { tenant_id: tenantId, id: accountId } of queue) {
      if (signal.aborted) return;
      await checkAccount(deps, { tenantId, accountId }).catch((error: unknown) =>
        deps.log.error({ err: error, accountId }, "account check failed"),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
