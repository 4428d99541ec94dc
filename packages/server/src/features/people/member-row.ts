import type { Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { roles, type Role } from "../../permissions.ts";

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
 * Guards what one member does to another.
 * @throws AppError blocked not_yourself, forbidden role_too_high.
 */
export function requireOthers(ctx: TenantContext, member: MemberRow): void {
  if (member.userId === ctx.person.id) throw new AppError("blocked", "not_yourself");
  if (isAbove(member.role, ctx.tenant.role)) throw new AppError("forbidden", "role_too_high");
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
