import type { Tx } from "@rookery/db";
import type { Role } from "../../permissions.ts";
import { lockPeople } from "./member-row.ts";

export interface NewMember {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: Role;
  /** Whose access to companies they get. */
  readonly inviteId: string;
}

/**
 * Makes somebody a member, as rookery_system: they are nobody in the tenant yet. Who was one before begins anew; who is one keeps
 * their role. Companies that were archived or are being purged meanwhile are left out.
 */
export async function addMember(tx: Tx, { tenantId, userId, role, inviteId }: NewMember): Promise<void> {
  await lockPeople(tx, tenantId);
  await tx.$executeRaw`
    INSERT INTO tenant_users AS m (tenant_id, user_id, roles, email)
    SELECT ${tenantId}::uuid, u.id, ARRAY[${role}], u.email FROM users u WHERE u.id = ${userId}::uuid
    ON CONFLICT (tenant_id, user_id) DO UPDATE
    SET roles = excluded.roles, email = excluded.email, created = now(), updated = now(), deleted = NULL, suspended = NULL
    WHERE m.deleted IS NOT NULL`;
  await tx.$executeRaw`
    INSERT INTO company_members (tenant_id, company_id, user_id, access)
    SELECT i.tenant_id, i.company_id, ${userId}::uuid, i.access
    FROM invite_companies i JOIN companies c ON c.tenant_id = i.tenant_id AND c.id = i.company_id
    WHERE i.tenant_id = ${tenantId}::uuid AND i.invite_id = ${inviteId}::uuid AND c.purged IS NULL AND c.status <> 'archived'
    ON CONFLICT (tenant_id, company_id, user_id) DO NOTHING`;
}
