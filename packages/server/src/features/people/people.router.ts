import { allowed, allowedConfirmed, router } from "../../trpc.ts";
import { endMemberSessions } from "./end-member-sessions.ts";
import { leaveTenant } from "./leave-tenant.ts";
import { liftHold } from "./lift-hold.ts";
import { listPeople, roleMatrix } from "./people.queries.ts";
import { leaveInput, memberInput, setRoleInput, suspendInput } from "./people.schema.ts";
import { removeMember } from "./remove-member.ts";
import { resetFactors } from "./reset-factors.ts";
import { setRole } from "./set-role.ts";
import { suspendMember } from "./suspend-member.ts";
import { transferOwnership } from "./transfer-ownership.ts";

export const peopleRouter = router({
  list: allowed("people.view").query(({ ctx }) => listPeople(ctx)),
  roles: allowed("people.view").query(() => roleMatrix()),
  setRole: allowedConfirmed("people.manage")
    .input(setRoleInput)
    .mutation(({ ctx, input }) => setRole(ctx, input)),
  suspend: allowed("people.manage")
    .input(suspendInput)
    .mutation(({ ctx, input }) => suspendMember(ctx, input)),
  remove: allowed("people.manage")
    .input(memberInput)
    .mutation(({ ctx, input }) => removeMember(ctx, input)),
  endSessions: allowed("people.manage")
    .input(memberInput)
    .mutation(({ ctx, input }) => endMemberSessions(ctx, input)),
  liftHold: allowed("people.manage")
    .input(memberInput)
    .mutation(({ ctx, input }) => liftHold(ctx, input)),
  resetFactors: allowedConfirmed("people.manage")
    .input(memberInput)
    .mutation(({ ctx, input }) => resetFactors(ctx, input)),
  transfer: allowedConfirmed("people.transfer")
    .input(memberInput)
    .mutation(({ ctx, input }) => transferOwnership(ctx, input)),
  leave: allowed("tenant.view")
    .input(leaveInput)
    .mutation(({ ctx, input }) => leaveTenant(ctx, input)),
});
