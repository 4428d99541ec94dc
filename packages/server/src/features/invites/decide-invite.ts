import { asSystem, inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { safeName } from "../mails/find-invite.ts";
import { queueMail } from "../mails/queue-mail.ts";
import { addMember } from "../people/add-member.ts";
import type { InviteInput } from "./invites.schema.ts";
import { lockInvite, type InviteRow } from "./lock-invite.ts";

/** @throws AppError blocked invite_not_open: not accepted yet, or decided meanwhile. */
function requireWaiting(invite: InviteRow): string {
  if (invite.acceptedBy === null || invite.approved || invite.refused)
    throw new AppError("blocked", "invite_not_open");
  return invite.acceptedBy;
}

/**
 * Lets somebody in who has accepted a member's invite, and tells them by mail.
 * @throws AppError not_found, blocked invite_not_open.
 */
export async function approveInvite(ctx: TenantContext, { inviteId }: InviteInput): Promise<void> {
  const { id: tenantId, name } = ctx.tenant;
  // As rookery_system, which alone makes members; the invite is looked at through the tenant's own walls first.
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => requireWaiting(await lockInvite(tx, ctx, inviteId)));
  await asSystem(ctx.db, "approve member", async (tx) => {
    const invite = await lockInvite(tx, ctx, inviteId);
    const userId = requireWaiting(invite);
    await tx.invite.updateMany({ where: { tenantId, id: inviteId }, data: { approved: ctx.clock() } });
    await addMember(tx, { tenantId, inviteId, userId, role: invite.role });
    await queueMail(tx, {
      userId,
      kind: "join_approved",
      recipient: invite.email,
      tenantId,
      facts: { tenantName: safeName(name) },
    });
    await recordAudit(tx, ctx, {
      action: "invites.approve",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
      after: { email: invite.email, role: invite.role },
    });
  });
}

/**
 * Does not let them in. They are not told; asked again, they may try anew.
 * @throws AppError not_found, blocked invite_not_open.
 */
export async function refuseInvite(ctx: TenantContext, { inviteId }: InviteInput): Promise<void> {
  const { id: tenantId } = ctx.tenant;
  await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const invite = await lockInvite(tx, ctx, inviteId);
    const userId = requireWaiting(invite);
    await tx.invite.updateMany({ where: { tenantId, id: inviteId }, data: { refused: ctx.clock() } });
    await recordAudit(tx, ctx, {
      action: "invites.refuse",
      subjectType: "user",
      subjectId: userId,
      companyId: null,
      after: { email: invite.email },
    });
  });
}
