import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import {
  COMPANIES_MAX,
  type CompanyInput,
  type CompanySize,
  type CompanyStatus,
  type ListCompaniesInput,
} from "./companies.schema.ts";

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
  leads?: number;
  members?: number;
}

const columns =
  "c.id, c.name, c.workspace_name, c.logo_url, c.status, c.industry, c.company_size, c.archived, c.version, c.created, c.updated";

/** A company that is being purged is gone for everybody; its rows follow in the background. */
const present = "c.tenant_id = $1 AND c.purged IS NULL";

/**
 * The same for what belongs to a company, until the job has removed it: a condition on the expressions of its tenant and
 * its company, which may be NULL. Constant ones are looked up once a statement, a row's own once a row.
 */
export const notPurged = (tenant: string, company: string): string =>
  `NOT EXISTS (SELECT FROM companies gone WHERE gone.tenant_id = ${tenant} AND gone.id = ${company} AND gone.purged IS NOT NULL)`;

/** Of a thousand companies no more than a million rows are counted; a list tells nothing more by exact numbers. */
const COUNT_CAP = 1_000;

const counts = `
  (SELECT count(*)::int FROM (SELECT FROM leads l WHERE l.tenant_id = c.tenant_id AND l.company_id = c.id LIMIT ${COUNT_CAP + 1}) seen) AS leads,
  (SELECT count(*)::int FROM (SELECT FROM company_members m WHERE m.tenant_id = c.tenant_id AND m.company_id = c.id LIMIT ${COUNT_CAP + 1}) seen) AS members`;

const list = (selected: string) => `
  SELECT ${selected} FROM companies c WHERE ${present} AND ($2::text IS NULL OR c.status = $2)
  ORDER BY lower(c.name), c.id LIMIT ${COMPANIES_MAX}`;

/** The statements of the hot reads, by the names that PostgreSQL keeps them under. */
export const companyStatements = {
  companies_list: list(columns),
  companies_list_counts: list(`${columns}, ${counts}`),
  companies_by_id: `SELECT ${columns} FROM companies c WHERE ${present} AND c.id = $2`,
} as const;

const capped = (count: number) => ({ count: Math.min(count, COUNT_CAP), isMore: count > COUNT_CAP });

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

const listed = (ctx: TenantContext, row: CompanyRow, isCounted: boolean) => ({
  ...shown(ctx, row),
  counts: isCounted ? { leads: capped(row.leads ?? 0), members: capped(row.members ?? 0) } : null,
});

/** All companies that the caller may see, by name. `counts` is null unless asked for. */
export async function listCompanies(ctx: TenantContext, input: ListCompaniesInput) {
  const name = input.withCounts ? "companies_list_counts" : "companies_list";
  const rows = await readRows<CompanyRow>(ctx.db, ctx.tenant.scope, {
    name,
    text: companyStatements[name],
    values: [ctx.tenant.id, input.status ?? null],
  });
  return rows.map((row) => listed(ctx, row, input.withCounts));
}

/** @throws AppError not_found, also for a company out of the caller's sight. */
export async function companyById(ctx: TenantContext, input: CompanyInput) {
  const [row] = await readRows<CompanyRow>(ctx.db, ctx.tenant.scope, {
    name: "companies_by_id",
    text: companyStatements.companies_by_id,
    values: [ctx.tenant.id, input.companyId],
  });
  if (!row) throw notFound();
  return shown(ctx, row);
}
