import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockMember } from "./member-row.ts";
import type { MemberInput } from "./people.schema.ts";

/**
 * Lets a member try to sign in again at once, from wherever they were held back.
 * @throws AppError not_found.
 */
export async function liftHold(ctx: TenantContext, { userId }: MemberInput): Promise<void> {
  const { email } = await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const member = await lockMember(tx, ctx, userId);
    await recordAudit(tx, ctx, {
      action: "people.liftHold",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
    });
    return member;
  });
  await ctx.limits.lift("signInAccount", email);
  await ctx.limits.lift("secondFactor", userId);
}
