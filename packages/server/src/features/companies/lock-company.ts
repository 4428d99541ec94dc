import type { Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import type { CompanySize, CompanyStatus } from "./companies.schema.ts";

/** A company as its writers and the audit log see it. */
export interface LockedCompany {
  readonly id: string;
  readonly name: string;
  readonly workspaceName: string;
  readonly logoUrl: string | null;
  readonly status: CompanyStatus;
  readonly industry: string | null;
  readonly companySize: CompanySize | null;
  readonly archived: Date | null;
  readonly setUpHidden: Date | null;
  readonly version: number;
}

/**
 * The company, held until the transaction ends, so that of two writers the second decides on what the first left. Rows
 * that merely refer to the company, as a running import adds them, go on meanwhile.
 * @throws AppError not_found.
 */
export async function lockCompany(tx: Tx, ctx: TenantContext, companyId: string): Promise<LockedCompany> {
  const [company] = await tx.$queryRaw<LockedCompany[]>`
    SELECT id, name, workspace_name AS "workspaceName", logo_url AS "logoUrl", status, industry,
           company_size AS "companySize", archived, set_up_hidden AS "setUpHidden", version
    FROM companies WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${companyId}::uuid AND purged IS NULL
    FOR NO KEY UPDATE`;
  if (!company) throw notFound();
  return company;
}

/** @throws AppError blocked company_archived. */
export function requireOpen(company: LockedCompany): void {
  if (company.status === "archived") throw new AppError("blocked", "company_archived");
}

/**
 * Holds the company as it is until the transaction ends, so that it cannot be archived between the look and the write; the tenant's
 * own pool is always open.
 * @throws AppError not_found; blocked company_archived.
 */
export async function requireOpenCompany(
  tx: Tx,
  ctx: TenantContext,
  companyId: string | null,
): Promise<void> {
  if (companyId !== null) requireOpen(await lockCompany(tx, ctx, companyId));
}

/**
 * Nothing may be taken away under an import that still writes.
 * @throws AppError blocked import_running.
 */
export async function requireNoImport(tx: Tx, ctx: TenantContext, companyId: string): Promise<void> {
  const running = await tx.import.findFirst({
    where: { tenantId: ctx.tenant.id, companyId, status: { in: ["running", "undoing"] } },
    select: { id: true },
  });
  if (running) throw new AppError("blocked", "import_running");
}
