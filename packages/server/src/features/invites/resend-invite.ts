import { inTenant } from "@rookery/db";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { InviteInput } from "./invites.schema.ts";
import { lockInvite, requireUnanswered } from "./lock-invite.ts";

const WEEK_MS = 7 * 86_400_000;

/**
 * Mails the invite again, with a new link that is good for a week; the mailed link of before no longer works.
 * @throws AppError not_found, blocked invite_not_open, limited.
 */
export async function resendInvite(
  ctx: TenantContext,
  { inviteId }: InviteInput,
): Promise<{ expires: Date }> {
  const { id: tenantId } = ctx.tenant;
  const expires = new Date(ctx.clock().getTime() + WEEK_MS);
  await ctx.limits.spend("inviteMail", `${tenantId} ${inviteId}`);
  await inTenant(ctx.db, wholeTenant(ctx.tenant), async (tx) => {
    const invite = await lockInvite(tx, ctx, inviteId);
    requireUnanswered(invite);
    await tx.invite.updateMany({ where: { tenantId, id: inviteId }, data: { expires } });
    await enqueue(tx, "mail-invite", { tenantId, inviteId });
    await recordAudit(tx, ctx, {
      action: "invites.resend",
      subjectType: "invite",
      subjectId: inviteId,
      companyId: null,
      after: { email: invite.email },
    });
  });
  return { expires };
}
