import { readInTenant, readRows } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import { newestCheck } from "../domains/domains.queries.ts";
import { accountTopic } from "./check-account.ts";
import {
  allowanceOf,
  providerOf,
  signInProviders,
  type AccountFault,
  type AccountStatus,
  type SignInProvider,
} from "./email-accounts.rules.ts";
import type { AccountInput, listAccountsInput } from "./email-accounts.schema.ts";
import { loadAccount } from "./load-account.ts";
import { signInAt } from "./mail-providers.ts";
import { tenantDay } from "./tenant-day.ts";

interface ListRow {
  id: string;
  email: string;
  sender_name: string | null;
  status: AccountStatus;
  fault: AccountFault | null;
  failed_checks: number;
  checked: Date | null;
  daily_limit: number;
  sent_today: number;
  warmup_start: number | null;
  warmup_step: number | null;
  warmup_target: number | null;
  warmup_began: string | null;
  today: string;
  domain: string;
  domain_status: "pending" | "verified" | "failed";
  is_domain_degraded: boolean;
}

/** Accounts of one company that a screen shows; it has a filter, and says so where there are more. */
const LIST_MAX = 1_000;

/** What needs a person comes first. */
export const accountsListStatement = (isPool: boolean): string => `
  SELECT a.id, a.email, a.sender_name, a.status, a.fault, a.failed_checks, a.checked, a.daily_limit,
    CASE WHEN a.counted_on = t.today THEN a.daily_count ELSE 0 END AS sent_today,
    a.warmup_start, a.warmup_step, a.warmup_target, a.warmup_began::text, t.today::text,
    d.domain, d.verification_status AS domain_status, d.degraded IS NOT NULL AS is_domain_degraded
  FROM email_accounts a
  JOIN domains d ON d.tenant_id = a.tenant_id AND d.id = a.domain_id
  CROSS JOIN (
    SELECT (now() AT TIME ZONE coalesce((SELECT ui_timezone FROM tenant_config WHERE tenant_id = $1), 'UTC'))::date AS today
  ) t
  WHERE a.tenant_id = $1 AND a.company_id ${isPool ? "IS NULL" : `= $3 AND ${notPurged("$1", "$3")}`}
    AND ($2::uuid IS NULL OR a.domain_id = $2)
  ORDER BY a.status = 'active', a.email LIMIT ${LIST_MAX}`;

export async function listAccounts(
  ctx: TenantContext,
  { companyId, domainId }: z.output<typeof listAccountsInput>,
) {
  const rows = await readRows<ListRow>(ctx.db, ctx.tenant.scope, {
    name: companyId === null ? "email_accounts_list_pool" : "email_accounts_list",
    text: accountsListStatement(companyId === null),
    values: [ctx.tenant.id, domainId ?? null, ...(companyId === null ? [] : [companyId])],
  });
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    senderName: row.sender_name,
    status: row.status,
    fault: row.fault,
    isShaky: row.status === "active" && row.failed_checks > 0,
    checkedAt: row.checked,
    sentToday: row.sent_today,
    allowance: allowanceOf(row.daily_limit, planOf(row), row.today),
    isWarmingUp: isWarmingUp(row),
    domain: { name: row.domain, status: row.domain_status, isDegraded: row.is_domain_degraded },
  }));
}

const planOf = ({ warmup_start, warmup_step, warmup_target, warmup_began }: ListRow) =>
  warmup_start !== null && warmup_step !== null && warmup_target !== null && warmup_began !== null
    ? { start: warmup_start, step: warmup_step, target: warmup_target, began: warmup_began }
    : null;

function isWarmingUp(row: ListRow): boolean {
  const plan = planOf(row);
  return (
    plan !== null && allowanceOf(row.daily_limit, plan, row.today) < Math.min(row.daily_limit, plan.target)
  );
}

/** The account, how it does, and whether its domain can send yet; no secret, only when it was set. @throws AppError not_found. */
export async function accountById(ctx: TenantContext, { accountId }: AccountInput) {
  const found = await readInTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const account = await loadAccount(tx, { tenantId: ctx.tenant.id, accountId });
    if (!account) return undefined;
    const domain = await tx.domain.findFirstOrThrow({
      where: { tenantId: ctx.tenant.id, id: account.domainId },
      select: { id: true, domain: true, verificationStatus: true, degraded: true },
    });
    return { account, domain, today: await tenantDay(tx, ctx.tenant.id, ctx.clock()) };
  });
  if (!found) throw notFound();
  const { account, domain, today } = found;
  const look = await newestCheck(ctx, ctx.tenant.scope, domain.id, true);
  return {
    id: account.id,
    companyId: account.companyId,
    email: account.email,
    senderName: account.senderName,
    status: account.status,
    fault: account.fault,
    failedChecks: account.failedChecks,
    checkedAt: account.checked,
    nextCheckAt: account.nextCheck,
    smtp: account.smtp,
    imap: account.imap,
    secretSetAt: account.secretSet,
    /** Where it was connected by signing in; null for one with a password. */
    signedInAt: providerOf(account),
    /** Where it can be connected now, for the first time or anew. */
    signInWay: wayOf(ctx, providerOf(account) ?? signInAt(account.smtp)),
    dailyLimit: account.dailyLimit,
    sentToday: account.countedOn === today ? account.dailyCount : 0,
    allowance: allowanceOf(account.dailyLimit, account.warmup, today),
    warmup: account.warmup,
    today,
    created: account.created,
    /** To be sent back with an edit. */
    version: account.updated.toISOString(),
    domain: {
      id: domain.id,
      name: domain.domain,
      status: domain.verificationStatus as ListRow["domain_status"],
      isDegraded: domain.degraded !== null,
      /** Records that do not stand, by what they are for; empty before the first look. */
      open: (look?.verdicts ?? []).flatMap(({ record, state }) =>
        state === "verified" || state === "stale" ? [] : [record.purpose],
      ),
    },
  };
}

const wayOf = ({ mailSignIns }: TenantContext, provider: SignInProvider | null) =>
  provider !== null && mailSignIns[provider] ? provider : null;

/** Providers that the operator is registered at. */
export const signInWays = ({ mailSignIns }: TenantContext): SignInProvider[] =>
  signInProviders.filter((each) => mailSignIns[each] !== undefined);

/** The account now, and again after each try, as long as somebody listens. */
export async function* watchAccount(
  ctx: TenantContext,
  input: AccountInput,
  signal: AbortSignal | undefined,
) {
  const gone = signal ?? new AbortController().signal;
  for await (const _ of ctx.events.watch(accountTopic(input.accountId), gone))
    yield await accountById(ctx, input);
}
