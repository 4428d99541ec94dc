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

export const peopleStatement = `
  SELECT u.id, u.name, u.email, m.roles[1] AS role, m.created AS since
  FROM tenant_users m JOIN users u ON u.id = m.user_id
  WHERE m.tenant_id = $1 AND m.deleted IS NULL AND u.deleted IS NULL
  ORDER BY lower(u.name), u.id LIMIT 1000`;

/** The members of the tenant, by name; the first 1,000. */
export function listPeople(ctx: TenantContext): Promise<MemberRow[]> {
  return readRows<MemberRow>(ctx.db, ctx.tenant.scope, {
    name: "people_list",
    text: peopleStatement,
    values: [ctx.tenant.id],
  });
}
