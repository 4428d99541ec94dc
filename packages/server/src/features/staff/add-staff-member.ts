import { asSystem, type Db, type Tx } from "@rookery/db";
import { administrator, staffPermissions } from "./staff-roles.ts";

export interface AddedStaff {
  readonly outcome: "added" | "role_changed" | "already" | "unknown" | "unconfirmed";
  readonly email: string;
}

/**
 * Makes a person who has an account a member of staff with the role `administrator`, and the role where it is missing.
 * Done twice it changes nothing. An unconfirmed address is refused: whoever signed it up may not hold it.
 * @param email in its normal form.
 */
export function addStaffMember(db: Db, email: string): Promise<AddedStaff> {
  return asSystem(db, "staff", async (tx) => {
    const where = { email, deleted: null };
    const person = await tx.user.findFirst({ where, select: { id: true, emailVerified: true } });
    if (!person) return { outcome: "unknown", email };
    if (!person.emailVerified) return { outcome: "unconfirmed", email };
    await seedAdministrator(tx);
    const outcome = await appoint(tx, person.id);
    return { outcome, email };
  });
}

async function seedAdministrator(tx: Tx): Promise<void> {
  await tx.staffRole.createMany({ data: [administrator], skipDuplicates: true });
  await tx.permission.createMany({ data: [...staffPermissions], skipDuplicates: true });
  await tx.staffRolePermission.createMany({
    data: staffPermissions.map(({ id }) => ({ roleId: administrator.id, permissionId: id })),
    skipDuplicates: true,
  });
}

async function appoint(tx: Tx, userId: string): Promise<"added" | "role_changed" | "already"> {
  const before = await tx.staffMember.findUnique({ where: { userId }, select: { roleId: true } });
  if (before?.roleId === administrator.id) return "already";
  await tx.$executeRaw`
    INSERT INTO staff_members (user_id, role_id) VALUES (${userId}::uuid, ${administrator.id})
    ON CONFLICT (user_id) DO UPDATE SET role_id = excluded.role_id, updated = now()`;
  await tx.personAuditLog.createMany({
    data: { userId, action: "staff.add", detail: { role: administrator.name } },
  });
  return before ? "role_changed" : "added";
}
