import { allowed, openLimited, router, signedIn } from "../../trpc.ts";
import { acceptInvite } from "./accept-invite.ts";
import { copyLink } from "./copy-link.ts";
import { createInvites } from "./create-invites.ts";
import { approveInvite, refuseInvite } from "./decide-invite.ts";
import { listInvites, openInvite } from "./invites.queries.ts";
import { createInvitesInput, inviteInput, joinInput, openInviteInput } from "./invites.schema.ts";
import { joinWithAccount } from "./join-with-account.ts";
import { mailLink } from "./mail-link.ts";
import { resendInvite } from "./resend-invite.ts";
import { revokeInvite } from "./revoke-invite.ts";

export const invitesRouter = router({
  list: allowed("people.invite").query(({ ctx }) => listInvites(ctx)),
  create: allowed("people.invite")
    .input(createInvitesInput)
    .mutation(({ ctx, input }) => createInvites(ctx, input)),
  resend: allowed("people.invite")
    .input(inviteInput)
    .mutation(({ ctx, input }) => resendInvite(ctx, input)),
  copyLink: allowed("people.invite")
    .meta({ oneTimeAnswer: true })
    .input(inviteInput)
    .mutation(({ ctx, input }) => copyLink(ctx, input)),
  revoke: allowed("people.invite")
    .input(inviteInput)
    .mutation(({ ctx, input }) => revokeInvite(ctx, input)),
  approve: allowed("people.manage")
    .input(inviteInput)
    .mutation(({ ctx, input }) => approveInvite(ctx, input)),
  refuse: allowed("people.manage")
    .input(inviteInput)
    .mutation(({ ctx, input }) => refuseInvite(ctx, input)),
  open: openLimited("tokenNetwork")
    .input(openInviteInput)
    .query(({ ctx, input }) => openInvite(ctx, input)),
  mailLink: openLimited("tokenNetwork")
    .input(openInviteInput)
    .mutation(({ ctx, input }) => mailLink(ctx, input)),
  join: openLimited("tokenNetwork")
    .meta({ oneTimeAnswer: true })
    .input(joinInput)
    .mutation(({ ctx, input }) => joinWithAccount(ctx, input)),
  accept: signedIn.input(openInviteInput).mutation(({ ctx, input }) => acceptInvite(ctx, input)),
});
