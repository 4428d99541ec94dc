import { inTenant } from "@rookery/db";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { InviteInput } from "./invites.schema.ts";
import { lockInvite, requireUnanswered } from "./lock-invite.ts";

/**
 * Takes the invite back: both its links lead nowhere from now on.
 * @throws AppError not_found, blocked invite_not_open.
 */
export async function revokeInvite(ctx: TenantContext, { inviteId }: InviteInput): Promise<void> {
  await inTenant(ctx.db, wholeTenant(ctx.tenant), async (tx) => {
    const invite = await lockInvite(tx, ctx, inviteId);
    requireUnanswered(invite);
    await tx.invite.updateMany({
      where: { tenantId: ctx.tenant.id, id: inviteId },
      data: { revoked: ctx.clock() },
    });
    await recordAudit(tx, ctx, {
      action: "invites.revoke",
      subjectType: "invite",
      subjectId: inviteId,
      companyId: null,
      before: { email: invite.email, role: invite.role },
    });
  });
}
