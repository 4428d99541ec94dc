import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockOther, requireAnotherOwner } from "./member-row.ts";
import type { SuspendInput } from "./people.schema.ts";

/**
 * Shuts a member out, or lets them in again, from their next call on; role and access are kept.
 * @throws AppError not_found, blocked not_yourself or last_owner, forbidden role_too_high.
 */
export async function suspendMember(
  ctx: TenantContext,
  { userId, isSuspended }: SuspendInput,
): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { member } = await lockOther(tx, ctx, userId);
    if ((member.suspended !== null) === isSuspended) return;
    if (isSuspended) await requireAnotherOwner(tx, tenantId, member);
    const suspended = isSuspended ? ctx.clock() : null;
    await tx.tenantUser.updateMany({ where: { tenantId, userId }, data: { suspended } });
    await recordAudit(tx, ctx, {
      action: isSuspended ? "people.suspend" : "people.restore",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
      after: { name: member.name, email: member.email },
    });
  });
}
