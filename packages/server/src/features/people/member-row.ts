import type { Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { hasPermission, roles, type Permission, type Role } from "../../permissions.ts";

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly suspended: Date | null;
}

/** Whoever changes who belongs to the tenant waits for the one before, so that each decides on what is. */
export const lockPeople = (tx: Tx, tenantId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM tenants WHERE id = ${tenantId}::uuid FOR NO KEY UPDATE`;

/**
 * The member, with everybody's membership held until the transaction ends.
 * @throws AppError not_found for somebody who is none.
 */
export async function lockMember(tx: Tx, ctx: TenantContext, userId: string): Promise<MemberRow> {
  await lockPeople(tx, ctx.tenant.id);
  const [member] = await tx.$queryRaw<MemberRow[]>`
    SELECT m.user_id AS "userId", u.name, u.email, m.roles[1] AS role, m.suspended
    FROM tenant_users m JOIN users u ON u.id = m.user_id AND u.deleted IS NULL
    WHERE m.tenant_id = ${ctx.tenant.id}::uuid AND m.user_id = ${userId}::uuid AND m.deleted IS NULL`;
  if (!member) throw notFound();
  return member;
}

/** Above one's own role nobody is changed, and none is given. */
export const isAbove = (role: Role, own: Role): boolean => roles.indexOf(role) > roles.indexOf(own);

/**
 * The member whom another one is about to do something to, and the role that the acting one has by now: whoever lost it while
 * they waited for the lock does nothing any more.
 * @throws AppError not_found, blocked not_yourself, forbidden no_permission or role_too_high.
 */
export async function lockOther(
  tx: Tx,
  ctx: TenantContext,
  userId: string,
  permission: Permission = "people.manage",
): Promise<{ member: MemberRow; ownRole: Role }> {
  const member = await lockMember(tx, ctx, userId);
  if (member.userId === ctx.person.id) throw new AppError("blocked", "not_yourself");
  const { role: ownRole, suspended } = await lockMember(tx, ctx, ctx.person.id);
  if (suspended || !hasPermission(ownRole, permission)) throw new AppError("forbidden", "no_permission");
  if (isAbove(member.role, ownRole)) throw new AppError("forbidden", "role_too_high");
  return { member, ownRole };
}

/**
 * Somebody must be left who may do everything.
 * @throws AppError blocked last_owner.
 */
export async function requireAnotherOwner(tx: Tx, tenantId: string, member: MemberRow): Promise<void> {
  if (member.role !== "owner") return;
  const others = await tx.tenantUser.count({
    where: {
      tenantId,
      deleted: null,
      suspended: null,
      roles: { has: "owner" },
      userId: { not: member.userId },
      user: { deleted: null },
    },
  });
  if (others === 0) throw new AppError("blocked", "last_owner");
}
