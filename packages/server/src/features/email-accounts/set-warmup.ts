import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { setWarmupInput } from "./email-accounts.schema.ts";
import { lockAccount } from "./load-account.ts";
import { tenantDay } from "./tenant-day.ts";

/**
 * Begins a warm-up today, changes one that is under way and keeps its first day, or ends it.
 * @throws AppError not_found; blocked company_archived.
 */
export async function setWarmup(ctx: TenantContext, input: z.output<typeof setWarmupInput>): Promise<void> {
  const { plan } = input;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const account = await lockAccount(tx, ctx, input);
    const { tenantId, id, companyId } = account;
    const began = account.warmup?.began ?? (await tenantDay(tx, tenantId, ctx.clock()));
    await tx.emailAccount.updateMany({
      where: { tenantId, id },
      data: {
        warmupStart: plan?.start ?? null,
        warmupStep: plan?.step ?? null,
        warmupTarget: plan?.target ?? null,
        warmupBegan: plan ? new Date(began) : null,
      },
    });
    await recordAudit(tx, ctx, {
      action: "emailAccounts.setWarmup",
      subjectType: "email_account",
      subjectId: id,
      companyId,
      before: { warmup: account.warmup },
      after: { warmup: plan && { ...plan, began } },
    });
  });
}
