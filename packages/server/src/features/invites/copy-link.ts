import { inTenant } from "@rookery/db";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { addressOfTenant, urlAt } from "../../portal-address.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { InviteInput } from "./invites.schema.ts";
import { lockInvite, requireUnanswered } from "./lock-invite.ts";

/**
 * A link to pass on by other ways than mail; shown once, and the one copied before no longer works. It proves no address: who has
 * no account yet is sent the mailed link from its page.
 * @throws AppError not_found, blocked invite_not_open.
 */
export async function copyLink(ctx: TenantContext, { inviteId }: InviteInput): Promise<{ url: string }> {
  const token = ctx.tokens.mint();
  await inTenant(ctx.db, wholeTenant(ctx.tenant), async (tx) => {
    requireUnanswered(await lockInvite(tx, ctx, inviteId));
    await tx.invite.updateMany({
      where: { tenantId: ctx.tenant.id, id: inviteId },
      data: { linkTokenHash: ctx.tokens.hash(token) },
    });
    await recordAudit(tx, ctx, {
      action: "invites.copyLink",
      subjectType: "invite",
      subjectId: inviteId,
      companyId: null,
    });
  });
  return { url: urlAt(await addressOfTenant(ctx, ctx.tenant.id), `/invite/${token}`) };
}
