import { randomBytes } from "node:crypto";
import { inTenant, isUniqueViolation, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { slugOf } from "../../slug.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { readPolicy } from "../policies/policies.queries.ts";
import { COMPANIES_MAX, type AddCompanyInput } from "./companies.schema.ts";
import { companyRow } from "./company-row.ts";

/**
 * Adds a company. Without a workspace name one is made from the name, with a random tail where it is taken.
 * @throws AppError conflict workspace_name_taken, for a name that the caller chose; blocked too_many_companies.
 */
export async function addCompany(ctx: TenantContext, input: AddCompanyInput) {
  if (input.workspaceName !== undefined) return insertCompany(ctx, input, input.workspaceName);
  const proposed = slugOf(input.name, "company");
  try {
    return await insertCompany(ctx, input, proposed);
  } catch (error) {
    const isTaken = error instanceof AppError && error.reason === "workspace_name_taken";
    if (!isTaken) throw error;
    return insertCompany(ctx, input, `${proposed}-${randomBytes(3).toString("hex")}`);
  }
}

async function insertCompany(ctx: TenantContext, input: AddCompanyInput, workspaceName: string) {
  const { name, industry, companySize } = input;
  try {
    return await inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
      await requireRoom(tx, ctx.tenant.id);
      const status = input.status ?? (await readPolicy(tx, ctx.tenant.id)).policy.companyDefaultStatus;
      const data = { tenantId: ctx.tenant.id, name, workspaceName, industry, companySize, status };
      const company = await tx.company.create({ data, select: companyRow });
      await recordAudit(tx, ctx, {
        action: "companies.add",
        subjectType: "company",
        subjectId: company.id,
        companyId: company.id,
        after: company,
      });
      return company;
    });
  } catch (error) {
    throw asTaken(error);
  }
}

/** Whoever adds waits for the one before, so that a burst cannot pass the bound. */
async function requireRoom(tx: Tx, tenantId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('companies:' || ${tenantId}, 0))::text`;
  const companies = await tx.company.count({ where: { tenantId, purged: null } });
  if (companies >= COMPANIES_MAX)
    throw new AppError("blocked", "too_many_companies", { details: { max: COMPANIES_MAX } });
}

/** The clash on the workspace name as the field's own fault; anything else as it was. */
export function asTaken(error: unknown): unknown {
  return isUniqueViolation(error, "companies_tenant_id_workspace_name_key")
    ? new AppError("conflict", "workspace_name_taken", { field: "workspaceName" })
    : error;
}
