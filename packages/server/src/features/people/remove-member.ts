import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { endMembership } from "./end-membership.ts";
import { lockOther, requireAnotherOwner } from "./member-row.ts";
import type { MemberInput } from "./people.schema.ts";

/**
 * Takes a member out of the tenant, from their next call on; in other tenants they stay what they are. What they made stays.
 * @throws AppError not_found, blocked not_yourself or last_owner, forbidden role_too_high.
 */
export async function removeMember(ctx: TenantContext, { userId }: MemberInput): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { member } = await lockOther(tx, ctx, userId);
    await requireAnotherOwner(tx, tenantId, member);
    await endMembership(tx, { tenantId, userId, at: ctx.clock() });
    await recordAudit(tx, ctx, {
      action: "people.remove",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
      before: { name: member.name, email: member.email, role: member.role },
    });
  });
}
