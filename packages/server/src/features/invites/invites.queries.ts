import { asSystem, readRows } from "@rookery/db";
import type { Access, Context, TenantContext } from "../../context.ts";
import { hasPermission, type Role } from "../../permissions.ts";
import { readPolicy } from "../policies/policies.queries.ts";
import { findOpenInvite } from "./find-open-invite.ts";
import type { OpenInviteInput } from "./invites.schema.ts";

export type InviteState = "open" | "expired" | "waiting" | "joined" | "refused" | "revoked";

interface Row {
  id: string;
  email: string;
  role: Role;
  note: string | null;
  created: Date;
  expires: Date;
  mailed: Date | null;
  state: InviteState;
  inviter: string;
  accepted_name: string | null;
  companies: { name: string; access: Access }[] | null;
}

/** What is over stays for a month in the list; what waits stays until it is decided. */
export const invitesStatement = `
  SELECT i.id, i.email, i.role, i.note, i.created, i.expires, i.mailed, u.name AS inviter, i.accepted_name,
    CASE WHEN i.refused IS NOT NULL THEN 'refused' WHEN i.approved IS NOT NULL THEN 'joined'
         WHEN i.accepted IS NOT NULL THEN 'waiting' WHEN i.revoked IS NOT NULL THEN 'revoked'
         WHEN i.expires <= now() THEN 'expired' ELSE 'open' END AS state,
    (SELECT json_agg(json_build_object('name', c.name, 'access', o.access) ORDER BY lower(c.name))
     FROM invite_companies o JOIN companies c ON c.tenant_id = o.tenant_id AND c.id = o.company_id AND c.purged IS NULL
     WHERE o.tenant_id = i.tenant_id AND o.invite_id = i.id) AS companies
  FROM invites i LEFT JOIN users u ON u.id = i.invited_by
  WHERE i.tenant_id = $1 AND ($2::uuid IS NULL OR i.invited_by = $2)
    AND (i.created > now() - interval '30 days'
         OR (i.accepted IS NOT NULL AND i.approved IS NULL AND i.refused IS NULL)
         OR (i.accepted IS NULL AND i.revoked IS NULL))
  ORDER BY i.id DESC LIMIT 500`;

/** The invites, newest first: all for those who manage people, else one's own. */
export async function listInvites(ctx: TenantContext) {
  const seesAll = hasPermission(ctx.tenant.role, "people.manage");
  const rows = await readRows<Row>(ctx.db, ctx.tenant.scope, {
    name: "invites_list",
    text: invitesStatement,
    values: [ctx.tenant.id, seesAll ? null : ctx.person.id],
  });
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role,
    note: row.note,
    created: row.created,
    expires: row.expires,
    /** Null until the first mail has gone out. */
    mailed: row.mailed,
    state: row.state,
    inviter: row.inviter,
    companies: row.companies ?? [],
    acceptedName: row.accepted_name,
  }));
}

/** What the invited person reads before they decide; the same for those with an account and those without. */
export function openInvite(ctx: Context, { token }: OpenInviteInput) {
  return asSystem(ctx.db, "accept invite", async (tx) => {
    const invite = await findOpenInvite(tx, ctx, token);
    const { policy } = await readPolicy(tx, invite.tenantId);
    return {
      tenantName: invite.tenantName,
      inviterName: invite.inviterName,
      email: invite.email,
      role: invite.role,
      note: invite.note,
      expires: invite.expires,
      provesAddress: invite.isMailed,
      passwordRule: {
        passwordMinLength: policy.passwordMinLength,
        passwordRequireUppercase: policy.passwordRequireUppercase,
        passwordRequireNumbers: policy.passwordRequireNumbers,
        passwordRequireSymbols: policy.passwordRequireSymbols,
      },
    };
  });
}
