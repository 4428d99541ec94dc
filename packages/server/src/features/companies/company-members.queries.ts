import { readRows } from "@rookery/db";
import type { Access, TenantContext } from "../../context.ts";
import { seesAllCompanies, type Role } from "../../permissions.ts";
import { companyById } from "./companies.queries.ts";
import type { CompanyInput } from "./companies.schema.ts";

interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  access: Access | null;
}

export const companyMembersStatement = `
  SELECT u.id, u.name, u.email, m.roles[1] AS role, c.access
  FROM tenant_users m
  JOIN users u ON u.id = m.user_id
  LEFT JOIN company_members c ON c.tenant_id = m.tenant_id AND c.user_id = m.user_id AND c.company_id = $2
  WHERE m.tenant_id = $1 AND m.deleted IS NULL AND u.deleted IS NULL
  ORDER BY lower(u.name), u.id LIMIT 1000`;

/** The tenant's people with what each may do in the company; owner and admin have `all`. */
export async function companyMembers(ctx: TenantContext, input: CompanyInput) {
  await companyById(ctx, input);
  const rows = await readRows<MemberRow>(ctx.db, ctx.tenant.scope, {
    name: "companies_members",
    text: companyMembersStatement,
    values: [ctx.tenant.id, input.companyId],
  });
  return rows.map(({ id, name, email, role, access }) => {
    return { id, name, email, role, access: seesAllCompanies(role) ? ("all" as const) : access };
  });
}
