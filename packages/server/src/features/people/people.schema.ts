import { z } from "zod";

export const memberInput = z.strictObject({ userId: z.uuid() });
export type MemberInput = z.output<typeof memberInput>;

export const setRoleInput = z.strictObject({
  userId: z.uuid(),
  role: z.enum(["owner", "admin", "member"]),
});
export type SetRoleInput = z.output<typeof setRoleInput>;

export const leaveInput = z.strictObject({
  /** The tenant's name, since nobody can let themselves in again. */
  typedName: z.string().max(400, "too_long"),
});
export type LeaveInput = z.output<typeof leaveInput>;

export const suspendInput = z.strictObject({ userId: z.uuid(), isSuspended: z.boolean() });
export type SuspendInput = z.output<typeof suspendInput>;
