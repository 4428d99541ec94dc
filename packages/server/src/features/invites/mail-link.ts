import { asSystem } from "@rookery/db";
import type { Context } from "../../context.ts";
import { enqueue } from "../../jobs/enqueue.ts";
import { findOpenInvite } from "./find-open-invite.ts";
import type { OpenInviteInput } from "./invites.schema.ts";

/**
 * From a copied link: mails the link that proves the address to where the invite was sent. The answer is the same whether
 * the address has an account or not.
 * @throws AppError blocked link_used_or_expired, limited.
 */
export async function mailLink(ctx: Context, { token }: OpenInviteInput): Promise<{ sentTo: string }> {
  const invite = await asSystem(ctx.db, "accept invite", (tx) => findOpenInvite(tx, ctx, token));
  const { tenantId, id: inviteId, email } = invite;
  await ctx.limits.spend("inviteMail", `${tenantId} ${inviteId}`);
  await asSystem(ctx.db, "accept invite", (tx) => enqueue(tx, "mail-invite", { tenantId, inviteId }));
  return { sentTo: email };
}
