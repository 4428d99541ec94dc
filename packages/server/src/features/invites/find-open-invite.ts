import type { Tx } from "@rookery/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { isAbove } from "../people/member-row.ts";
import type { Role } from "../../permissions.ts";

export interface OpenInvite {
  readonly tenantId: string;
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly note: string | null;
  readonly expires: Date;
  readonly tenantName: string;
  readonly slug: string;
  readonly inviterName: string;
  readonly inviterRole: Role;
  /** True for the mailed link, which proves the address; the copied one does not. */
  readonly isMailed: boolean;
}

/**
 * The invite that the link belongs to, held until the transaction ends.
 * @throws AppError blocked link_used_or_expired, alike for a link that never was, was used, replaced or revoked, that has
 * expired, whose sender may not offer this any more, or that is another tenant's than the address where it is opened.
 */
export async function findOpenInvite(tx: Tx, ctx: Context, token: string): Promise<OpenInvite> {
  const hash = ctx.tokens.hash(token);
  const here = ctx.address.tenant?.id ?? null;
  const [invite] = await tx.$queryRaw<OpenInvite[]>`
    SELECT i.tenant_id AS "tenantId", i.id, i.email, i.role, i.note, i.expires, t.name AS "tenantName", t.slug,
           u.name AS "inviterName", m.roles[1] AS "inviterRole", i.mail_token_hash IS NOT DISTINCT FROM ${hash} AS "isMailed"
    FROM invites i
    JOIN tenants t ON t.id = i.tenant_id AND t.deleted IS NULL
    JOIN tenant_users m ON m.tenant_id = i.tenant_id AND m.user_id = i.invited_by AND m.deleted IS NULL AND m.suspended IS NULL
    JOIN users u ON u.id = i.invited_by AND u.deleted IS NULL
    WHERE (i.mail_token_hash = ${hash} OR i.link_token_hash = ${hash})
      AND i.accepted IS NULL AND i.revoked IS NULL AND i.expires > now()
      AND (${here}::uuid IS NULL OR i.tenant_id = ${here}::uuid)
    FOR UPDATE OF i`;
  if (!invite || isAbove(invite.role, invite.inviterRole))
    throw new AppError("blocked", "link_used_or_expired");
  return invite;
}
