import type { Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { hasPermission } from "../../permissions.ts";

export interface InviteRow {
  readonly id: string;
  readonly email: string;
  readonly role: "owner" | "admin" | "member";
  readonly invitedBy: string;
  readonly accepted: Date | null;
  readonly acceptedBy: string | null;
  readonly revoked: Date | null;
  readonly approved: Date | null;
  readonly refused: Date | null;
}

/**
 * The invite, held until the transaction ends. Who does not manage people sees those that they have sent.
 * @throws AppError not_found.
 */
export async function lockInvite(tx: Tx, ctx: TenantContext, inviteId: string): Promise<InviteRow> {
  const [invite] = await tx.$queryRaw<InviteRow[]>`
    SELECT id, email, role, invited_by AS "invitedBy", accepted, accepted_by AS "acceptedBy", revoked, approved, refused
    FROM invites WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${inviteId}::uuid FOR UPDATE`;
  const isMine = invite?.invitedBy === ctx.person.id;
  if (!invite || !(isMine || hasPermission(ctx.tenant.role, "people.manage"))) throw notFound();
  return invite;
}

/** @throws AppError blocked invite_not_open: accepted or revoked meanwhile. */
export function requireUnanswered(invite: InviteRow): void {
  if (invite.accepted || invite.revoked) throw new AppError("blocked", "invite_not_open");
}
