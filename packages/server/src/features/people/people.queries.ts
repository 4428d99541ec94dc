import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import type { Role } from "../../permissions.ts";

interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  since: Date;
}

/** The members of the tenant, by name. */
export function listPeople(ctx: TenantContext): Promise<MemberRow[]> {
  return readRows<MemberRow>(ctx.db, ctx.tenant.scope, {
    name: "people_list",
    text: `SELECT u.id, u.name, u.email, m.roles[1] AS role, m.created AS since
           FROM tenant_users m JOIN users u ON u.id = m.user_id
           WHERE m.tenant_id = $1 AND m.deleted IS NULL ORDER BY lower(u.name), u.id LIMIT 1000`,
    values: [ctx.tenant.id],
  });
}
