import { inTenant } from "@rookery/db";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { endMembership } from "./end-membership.ts";
import { lockMember, requireAnotherOwner } from "./member-row.ts";
import type { LeaveInput } from "./people.schema.ts";

/**
 * The person goes by themselves.
 * @throws AppError invalid name_does_not_match; blocked last_owner: hand the tenant over first.
 */
export async function leaveTenant(ctx: TenantContext, { typedName }: LeaveInput): Promise<void> {
  if (typedName.trim() !== ctx.tenant.name)
    throw new AppError("invalid", "name_does_not_match", { field: "typedName" });
  const { id: tenantId } = ctx.tenant;
  const { id: userId } = ctx.person;
  await inTenant(ctx.db, wholeTenant(ctx.tenant), async (tx) => {
    const member = await lockMember(tx, ctx, userId);
    await requireAnotherOwner(tx, tenantId, member);
    await endMembership(tx, { tenantId, userId, at: ctx.clock() });
    await recordAudit(tx, ctx, {
      action: "people.leave",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
      before: { name: member.name, email: member.email, role: member.role },
    });
  });
}
