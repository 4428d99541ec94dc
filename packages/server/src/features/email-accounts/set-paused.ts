import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { setPausedInput } from "./email-accounts.schema.ts";
import { lockAccount, untried } from "./load-account.ts";

/**
 * Pauses an account, which is then neither sent from nor tried; or takes it up again, beginning with a try.
 * @throws AppError not_found; blocked company_archived.
 */
export async function setPaused(ctx: TenantContext, input: z.output<typeof setPausedInput>): Promise<void> {
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const account = await lockAccount(tx, ctx, input);
    if ((account.status === "paused") === input.isPaused) return;
    const { tenantId, id, companyId } = account;
    const status = input.isPaused ? "paused" : "active";
    await tx.emailAccount.updateMany({
      where: { tenantId, id },
      data: { status, ...(input.isPaused ? { nextCheck: null } : untried(ctx.clock())) },
    });
    if (!input.isPaused) await enqueue(tx, "check-account", { tenantId, accountId: id });
    await recordAudit(tx, ctx, {
      action: "emailAccounts.setPaused",
      subjectType: "email_account",
      subjectId: id,
      companyId,
      before: { status: account.status },
      after: { status },
    });
  });
}
