import { inTenant, Prisma, readRows, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { companyById } from "./companies.queries.ts";
import type { CompanyInput, PurgeCompanyInput } from "./companies.schema.ts";

/**
 * Every table whose rows belong to a company, children before parents. A test compares it with the catalogue, and the
 * keys refuse to let a row go that is not on it. The audit log is not: it outlives what it tells of.
 */
export const purgedTables = [
  "lead_tags",
  "template_tags",
  "template_folders",
  "tags",
  "import_lines",
  "imports",
  "leads",
  "templates",
  "folders",
  "domain_ip_assignments",
  "email_accounts",
  "domains",
  "company_members",
] as const;
export type PurgedTable = (typeof purgedTables)[number];

/** Counting stops here: beyond it the exact number tells a reader nothing more. */
const COUNT_CAP = 10_000;

/** What a purge would remove, as a list to read before agreeing. */
export async function purgePreview(ctx: TenantContext, input: CompanyInput) {
  const company = await companyById(ctx, input);
  const counts = purgedTables.map(
    (table) =>
      `SELECT '${table}' AS table, count(*)::int AS rows FROM (SELECT FROM ${table} WHERE tenant_id = $1 AND company_id = $2 LIMIT ${COUNT_CAP + 1}) each`,
  );
  const found = await readRows<{ table: PurgedTable; rows: number }>(ctx.db, ctx.tenant.scope, {
    name: "companies_purge_preview",
    text: counts.join(" UNION ALL "),
    values: [ctx.tenant.id, input.companyId],
  });
  return {
    name: company.name,
    isArchived: company.status === "archived",
    goes: found
      .filter((each) => each.rows > 0)
      .map((each) => ({
        table: each.table,
        rows: Math.min(each.rows, COUNT_CAP),
        isMore: each.rows > COUNT_CAP,
      })),
  };
}

/**
 * Removes an archived company and everything on the list, for good.
 * @throws AppError blocked company_not_archived or import_running, invalid name_does_not_match.
 */
export async function purgeCompany(ctx: TenantContext, input: PurgeCompanyInput): Promise<void> {
  const { tenant } = ctx;
  const files = await inTenant(
    ctx.db,
    tenant.scope,
    async (tx) => {
      const company = await lockCompany(tx, tenant.id, input.companyId);
      if (company.status !== "archived") throw new AppError("blocked", "company_not_archived");
      if (input.typedName.trim().normalize("NFC") !== company.name) {
        throw new AppError("invalid", "name_does_not_match", { field: "typedName" });
      }
      const where = { tenantId: tenant.id, companyId: input.companyId };
      const running = await tx.import.findFirst({
        where: { ...where, status: "running" },
        select: { id: true },
      });
      if (running) throw new AppError("blocked", "import_running");
      const imports = await tx.import.findMany({ where, select: { fileKey: true } });
      const gone: Record<string, number> = {};
      for (const table of purgedTables) {
        gone[table] = await tx.$executeRaw`
          DELETE FROM ${Prisma.raw(table)} WHERE tenant_id = ${tenant.id}::uuid AND company_id = ${input.companyId}::uuid`;
      }
      await tx.company.deleteMany({ where: { tenantId: tenant.id, id: input.companyId } });
      await recordAudit(tx, ctx, {
        action: "companies.purge",
        subjectType: "company",
        subjectId: input.companyId,
        companyId: null,
        before: { name: company.name, ...gone },
      });
      return [...imports.map((each) => each.fileKey), ...(company.logoKey ? [company.logoKey] : [])];
    },
    { timeoutMs: PURGE_MS },
  );
  // After the commit: a file without its row is waste, a row without its file would be a loss.
  for (const key of files) await ctx.files.remove(key);
}

/** A million leads take about a minute. */
const PURGE_MS = 10 * 60_000;

/** The lock keeps an import from beginning in the company while it goes. */
async function lockCompany(tx: Tx, tenantId: string, id: string) {
  const [company] = await tx.$queryRaw<{ name: string; status: string; logo_url: string | null }[]>`
    SELECT name, status, logo_url FROM companies WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!company) throw notFound();
  return { name: company.name, status: company.status, logoKey: company.logo_url?.replace(/^\/files\//, "") };
}
