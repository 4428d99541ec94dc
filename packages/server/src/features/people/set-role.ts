import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { isAbove, lockOther, requireAnotherOwner } from "./member-row.ts";
import type { SetRoleInput } from "./people.schema.ts";

/**
 * Changes what a member may do, from their next call on. Access to companies that was given stays, and counts for members alone.
 * @throws AppError not_found; blocked not_yourself or last_owner; forbidden role_too_high, for one's betters and for a role above
 * one's own.
 */
export async function setRole(ctx: TenantContext, { userId, role }: SetRoleInput): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { member, ownRole } = await lockOther(tx, ctx, userId);
    if (isAbove(role, ownRole)) throw new AppError("forbidden", "role_too_high");
    if (member.role === role) return;
    await requireAnotherOwner(tx, tenantId, member);
    await tx.tenantUser.updateMany({ where: { tenantId, userId }, data: { roles: [role] } });
    await recordAudit(tx, ctx, {
      action: "people.setRole",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
      before: { role: member.role },
      after: { role },
    });
  });
}
