import { readInTenant, readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import type { CompanyInput, CompanySize, CompanyStatus, ListCompaniesInput } from "./companies.schema.ts";

interface CompanyRow {
  id: string;
  name: string;
  workspace_name: string;
  logo_url: string | null;
  status: CompanyStatus;
  industry: string | null;
  company_size: CompanySize | null;
  archived: Date | null;
  version: number;
  created: Date;
  updated: Date;
}

const columns =
  "id, name, workspace_name, logo_url, status, industry, company_size, archived, version, created, updated";

const shown = (ctx: TenantContext, row: CompanyRow) => ({
  id: row.id,
  name: row.name,
  workspaceName: row.workspace_name,
  logoUrl: row.logo_url,
  status: row.status,
  industry: row.industry,
  companySize: row.company_size,
  archived: row.archived,
  version: row.version,
  created: row.created,
  updated: row.updated,
  /** What the caller may do here: `work` writes, `view` reads. */
  access: ctx.tenant.access?.get(row.id) ?? "work",
});

/** The companies that the caller may see, by name; a tenant with more than 1,000 is told so by the portal. */
export async function listCompanies(ctx: TenantContext, input: ListCompaniesInput) {
  const rows = await readRows<CompanyRow>(ctx.db, ctx.tenant.scope, {
    name: "companies_list",
    text: `SELECT ${columns} FROM companies WHERE tenant_id = $1 AND ($2::text IS NULL OR status = $2)
           ORDER BY lower(name), id LIMIT 1000`,
    values: [ctx.tenant.id, input.status ?? null],
  });
  return rows.map((row) => shown(ctx, row));
}

/** @throws AppError not_found, also for a company out of the caller's sight. */
export async function companyById(ctx: TenantContext, input: CompanyInput) {
  const [row] = await readRows<CompanyRow>(ctx.db, ctx.tenant.scope, {
    name: "companies_by_id",
    text: `SELECT ${columns} FROM companies WHERE tenant_id = $1 AND id = $2`,
    values: [ctx.tenant.id, input.companyId],
  });
  if (!row) throw notFound();
  return shown(ctx, row);
}

interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: "owner" | "admin" | "member";
  access: "work" | "view" | null;
}

/** The tenant's people with what each may do in the company; owner and admin have `work` everywhere. */
export async function companyMembers(ctx: TenantContext, input: CompanyInput) {
  await companyById(ctx, input);
  const rows = await readRows<MemberRow>(ctx.db, ctx.tenant.scope, {
    name: "companies_members",
    text: `SELECT u.id, u.name, u.email, m.roles[1] AS role, c.access
           FROM tenant_users m
           JOIN users u ON u.id = m.user_id
           LEFT JOIN company_members c ON c.tenant_id = m.tenant_id AND c.user_id = m.user_id AND c.company_id = $2
           WHERE m.tenant_id = $1 AND m.deleted IS NULL
           ORDER BY lower(u.name), u.id LIMIT 1000`,
    values: [ctx.tenant.id, input.companyId],
  });
  return rows.map((row) => ({ ...row, access: row.role === "member" ? row.access : ("all" as const) }));
}

export interface SetUpStep {
  readonly step: "profile" | "leads" | "colleague";
  readonly isDone: boolean;
}

/** How far the company's set-up is, computed from what is there and not from what somebody clicked. */
export async function companySetUp(ctx: TenantContext, input: CompanyInput) {
  const company = await companyById(ctx, input);
  const [facts] = await readRows<{ has_leads: boolean; has_colleague: boolean; hidden: Date | null }>(
    ctx.db,
    ctx.tenant.scope,
    {
      name: "companies_set_up",
      text: `SELECT EXISTS (SELECT FROM leads WHERE tenant_id = $1 AND company_id = $2) AS has_leads,
                    EXISTS (SELECT FROM company_members WHERE tenant_id = $1 AND company_id = $2) AS has_colleague,
                    (SELECT set_up_hidden FROM companies WHERE tenant_id = $1 AND id = $2) AS hidden`,
      values: [ctx.tenant.id, input.companyId],
    },
  );
  const steps: SetUpStep[] = [
    { step: "profile", isDone: company.industry !== null && company.companySize !== null },
    { step: "leads", isDone: facts?.has_leads ?? false },
    { step: "colleague", isDone: facts?.has_colleague ?? false },
  ];
  return {
    steps,
    next: steps.find((each) => !each.isDone)?.step ?? null,
    isHidden: (facts?.hidden ?? null) !== null,
  };
}

/** The row as Prisma gives it inside a use case's transaction. */
export const companyRow = {
  id: true,
  name: true,
  workspaceName: true,
  logoUrl: true,
  status: true,
  industry: true,
  companySize: true,
  archived: true,
  version: true,
} as const;

/** The tenant's rule for new companies. */
export async function defaultStatus(ctx: TenantContext): Promise<"active" | "pending"> {
  const policy = await readInTenant(ctx.db, ctx.tenant.scope, (tx) =>
    tx.tenantPolicies.findUnique({
      where: { tenantId: ctx.tenant.id },
      select: { companyDefaultStatus: true },
    }),
  );
  return policy?.companyDefaultStatus === "pending" ? "pending" : "active";
}
