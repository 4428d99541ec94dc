import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { markCommitted } from "../../idempotency.ts";
import { findOpenInvite } from "./find-open-invite.ts";
import type { OpenInviteInput } from "./invites.schema.ts";
import { takeInvite, type Joined } from "./take-invite.ts";
import { tellJoined } from "./tell-joined.ts";

/**
 * Joins as the person who is signed in, who must be the one that was asked.
 * @throws AppError blocked link_used_or_expired, forbidden invite_not_yours.
 */
export async function acceptInvite(
  ctx: Context & { person: Person },
  { token }: OpenInviteInput,
): Promise<Joined> {
  const taken = await asSystem(ctx.db, "accept invite", async (tx) => {
    const invite = await findOpenInvite(tx, ctx, token);
    if (invite.email !== ctx.person.email) throw new AppError("forbidden", "invite_not_yours");
    const taken = await takeInvite(tx, ctx, invite, ctx.person);
    await markCommitted(tx, ctx);
    return taken;
  });
  return tellJoined(ctx.db, taken);
}
