import { inTenant, Prisma, readInTenant, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { tellNews } from "../../live-events.ts";
import { platformScope } from "../../platform-scope.ts";
import { tellNotice } from "../notices/tell-notice.ts";
import { needsPassword, type AccountFault, type AccountStatus } from "./email-accounts.rules.ts";
import { loadAccount, type LoadedAccount } from "./load-account.ts";
import { KeyFault, mailboxKey, type KeyDeps } from "./mailbox-key.ts";
import { probeMailbox, type Mailbox } from "./probe-mailbox.ts";
import { probeSettings } from "./probe-stages.ts";

export type CheckDeps = KeyDeps & Pick<Deps, "outbound" | "env">;

const MINUTE_MS = 60_000;
/** How long an account that works is left alone. */
const REST_MS = 6 * 60 * MINUTE_MS;
/** After a failure: 5 minutes, 10, 20, ... and at most as long as one that works. */
const FIRST_RETRY_MS = 5 * MINUTE_MS;
/** Failures in a row that stop an account: a server may be in trouble for an hour. */
const FAILURES = 4;

/** When an account with so many failures in a row is tried again, in milliseconds. */
const retryAfterMs = (failedChecks: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** (failedChecks - 1), REST_MS);

/** What no further try could change. */
const givenUpAtOnce: ReadonlySet<string> = new Set([
  "secret_unreadable",
  "consent_withdrawn",
] satisfies AccountFault["cause"][]);

/** What becomes of an account; one that was stopped leaves that only by a try that passes. */
function statusAfter(
  account: LoadedAccount,
  fault: AccountFault | null,
  failedChecks: number,
): AccountStatus {
  if (fault === null) return "active";
  if (givenUpAtOnce.has(fault.cause) || isRefusedAgain(account, fault)) return "needs_password";
  if (account.status !== "active") return account.status;
  return failedChecks >= FAILURES ? "failing" : "active";
}

/** Two refusals with nothing between: after one a server may have been in trouble, and a third may lock the mailbox. */
const isRefusedAgain = ({ fault: before }: LoadedAccount, fault: AccountFault): boolean =>
  needsPassword(fault.cause) && before !== null && needsPassword(before.cause);

export const accountTopic = (accountId: string): string => `email-account:${accountId}`;

/**
 * The job's body: tries one account and keeps where it ended. Read, try, store: no transaction is open while its servers are
 * asked. One that went, was paused or changed meanwhile is let be.
 */
export async function checkAccount(deps: CheckDeps, data: Jobs["check-account"]): Promise<void> {
  const scope = platformScope(data.tenantId);
  const account = await readInTenant(deps.db, scope, (tx) => loadAccount(tx, data));
  if (!account || account.status === "paused") return;
  const fault = await faultOf(deps, account);
  await inTenant(deps.db, scope, async (tx) => {
    await tx.$queryRaw`SELECT FROM email_accounts WHERE tenant_id = ${data.tenantId}::uuid AND id = ${data.accountId}::uuid FOR NO KEY UPDATE`;
    const now = await loadAccount(tx, data);
    if (!now || now.updated.getTime() !== account.updated.getTime()) return;
    // A secret that moved to another store meanwhile may have been looked for in the former one.
    const isMoved = now.vaultKeyPath !== account.vaultKeyPath;
    if (fault?.cause !== "secret_unreadable" || !isMoved) await store(tx, deps, now, fault);
  });
}

/** @returns null where everything passed. */
async function faultOf(deps: CheckDeps, account: LoadedAccount): Promise<AccountFault | null> {
  const { email, smtp, imap } = account;
  let mailbox: Mailbox;
  try {
    if (!smtp) throw new KeyFault("secret_unreadable");
    mailbox = {
      email,
      smtp,
      imap,
      key: await mailboxKey(deps, account, account.fault?.cause === "oauth_refused"),
    };
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    return { protocol: "smtp", stage: "sign_in", cause: error.cause, facts: {} };
  }
  const faults: AccountFault[] = [];
  for await (const { protocol, stage, cause, facts } of probeMailbox(
    probeSettings(deps),
    mailbox,
    new AbortController().signal,
  ))
    if (cause !== undefined) faults.push({ protocol, stage, cause, facts });
  // Of two, the one that a person has to mend.
  return faults.find(({ cause }) => needsPassword(cause)) ?? faults[0] ?? null;
}

async function store(
  tx: Tx,
  deps: CheckDeps,
  account: LoadedAccount,
  fault: AccountFault | null,
): Promise<void> {
  const { tenantId, id, companyId, email } = account;
  const failedChecks = fault ? account.failedChecks + 1 : 0;
  const status = statusAfter(account, fault, failedChecks);
  const now = deps.clock();
  // A refused password is not tried again until it is given again.
  const isGivenUp = status === "needs_password";
  const waitMs = fault ? retryAfterMs(failedChecks) : REST_MS;
  await tx.emailAccount.updateMany({
    where: { tenantId, id },
    data: {
      status,
      failedChecks,
      fault: fault ? { ...fault, facts: { ...fault.facts } } : Prisma.DbNull,
      checked: now,
      nextCheck: isGivenUp ? null : new Date(now.getTime() + waitMs),
      // A try is no edit: forms that are open stay valid.
      updated: account.updated,
    },
  });
  await tellNews(tx, accountTopic(id));
  const wasStopped = account.status !== "active";
  if (fault && status !== "active" && !wasStopped) {
    const { protocol, cause } = fault;
    const facts = { email, protocol, cause, status };
    await tellNotice(tx, { tenantId, companyId, kind: "account_stopped", subjectId: id, facts });
  } else if (!fault && wasStopped) {
    await tellNotice(tx, { tenantId, companyId, kind: "account_recovered", subjectId: id, facts: { email } });
  }
}
