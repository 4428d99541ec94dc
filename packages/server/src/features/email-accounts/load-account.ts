import { Prisma, type Tx } from "@rookery/db";
import { requireWork, type TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import type {
  AccountFault,
  AccountStatus,
  ImapSettings,
  ServerSettings,
  WarmupPlan,
} from "./email-accounts.rules.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

export type LoadedAccount = NonNullable<Awaited<ReturnType<typeof loadAccount>>>;

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** An account as checks and screens need it; what stands behind `vaultKeyPath` is not in it. */
export async function loadAccount(tx: Tx, of: { tenantId: string; accountId: string }) {
  const found = await tx.emailAccount.findFirst({
    where: {
      tenantId: of.tenantId,
      id: of.accountId,
      OR: [{ companyId: null }, { company: { purged: null } }],
    },
    select: {
      tenantId: true,
      id: true,
      companyId: true,
      domainId: true,
      email: true,
      senderName: true,
      provider: true,
      vaultKeyPath: true,
      secretSet: true,
      imapSettings: true,
      smtpSettings: true,
      status: true,
      dailyLimit: true,
      dailyCount: true,
      countedOn: true,
      warmupStart: true,
      warmupStep: true,
      warmupTarget: true,
      warmupBegan: true,
      checked: true,
      nextCheck: true,
      failedChecks: true,
      fault: true,
      created: true,
      updated: true,
    },
  });
  if (!found) return undefined;
  const { warmupStart, warmupStep, warmupTarget, warmupBegan, countedOn, ...account } = found;
  const warmup: WarmupPlan | null =
    warmupStart !== null && warmupStep !== null && warmupTarget !== null && warmupBegan !== null
      ? { start: warmupStart, step: warmupStep, target: warmupTarget, began: dayOf(warmupBegan) }
      : null;
  return {
    ...account,
    status: account.status as AccountStatus,
    smtp: account.smtpSettings as ServerSettings | null,
    imap: account.imapSettings as ImapSettings | null,
    fault: account.fault as AccountFault | null,
    countedOn: countedOn && dayOf(countedOn),
    warmup,
  };
}

/**
 * The account, held until the transaction ends, in a company that is open and where the caller may write.
 * @throws AppError not_found, forbidden view_only, blocked company_archived.
 */
export async function lockAccount(
  tx: Tx,
  ctx: TenantContext,
  { accountId }: { readonly accountId: string },
): Promise<LoadedAccount> {
  const tenantId = ctx.tenant.id;
  await tx.$queryRaw`SELECT FROM email_accounts WHERE tenant_id = ${tenantId}::uuid AND id = ${accountId}::uuid FOR NO KEY UPDATE`;
  const found = await loadAccount(tx, { tenantId, accountId });
  if (!found) throw notFound();
  requireWork(ctx.tenant, found.companyId);
  await requireOpenCompany(tx, ctx, found.companyId);
  return found;
}

/** What was found before says nothing of an account that begins anew. */
export const untried = (now: Date) =>
  ({ fault: Prisma.DbNull, failedChecks: 0, checked: null, nextCheck: now }) as const;
