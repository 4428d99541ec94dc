import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockOther } from "./member-row.ts";
import type { MemberInput } from "./people.schema.ts";

/**
 * Makes a member the owner, and the acting owner an admin, in one step.
 * @throws AppError not_found, blocked not_yourself; blocked member_suspended for somebody who is shut out.
 */
export async function transferOwnership(ctx: TenantContext, { userId }: MemberInput): Promise<void> {
  const tenantId = ctx.tenant.id;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const { member } = await lockOther(tx, ctx, userId, "people.transfer");
    if (member.suspended) throw new AppError("blocked", "member_suspended");
    await tx.tenantUser.updateMany({ where: { tenantId, userId }, data: { roles: ["owner"] } });
    await tx.tenantUser.updateMany({
      where: { tenantId, userId: ctx.person.id },
      data: { roles: ["admin"] },
    });
    await recordAudit(tx, ctx, {
      action: "people.transfer",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
      before: { role: member.role, owner: ctx.person.id },
      after: { role: "owner", owner: userId },
    });
  });
}
