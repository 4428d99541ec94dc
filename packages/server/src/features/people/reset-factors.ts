import { asSystem, inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { dropAllFactors } from "../factors/drop-all-factors.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { lockOther } from "./member-row.ts";
import type { MemberInput } from "./people.schema.ts";

/**
 * For a member who has lost phone and backup codes: removes their second factors, ends their sessions, and tells them by mail.
 * Factors guard all of a person's tenants, so that one tenant alone can remove only those of somebody who is nowhere else.
 * @throws AppError not_found, blocked not_yourself or member_elsewhere, forbidden role_too_high.
 */
export async function resetFactors(ctx: TenantContext, { userId }: MemberInput): Promise<void> {
  const { member } = await inTenant(ctx.db, ctx.tenant.scope, (tx) => lockOther(tx, ctx, userId));
  await asSystem(ctx.db, "second factors", async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    const elsewhere = await tx.tenantUser.count({
      where: { userId, deleted: null, tenantId: { not: ctx.tenant.id } },
    });
    if (elsewhere > 0) throw new AppError("blocked", "member_elsewhere");
    await dropAllFactors(tx, ctx, userId);
    await endSessions(tx, userId);
    await queueMail(tx, {
      userId,
      tenantId: ctx.tenant.id,
      kind: "factors_changed",
      recipient: member.email,
      facts: { action: "people.resetFactors", at: ctx.clock().toISOString() },
    });
    await recordAudit(tx, ctx, {
      action: "people.resetFactors",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
    });
  });
}
