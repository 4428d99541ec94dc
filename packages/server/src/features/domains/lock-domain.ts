import type { Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import type { DomainInput } from "./domains.schema.ts";
import { loadDomain, type LoadedDomain } from "./load-domain.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";

/**
 * The domain, held until the transaction ends, in a company that is open.
 * @throws AppError not_found, blocked company_archived.
 */
export async function lockDomain(
  tx: Tx,
  ctx: TenantContext,
  { domainId }: DomainInput,
): Promise<LoadedDomain> {
  const tenantId = ctx.tenant.id;
  await tx.$queryRaw`SELECT FROM domains WHERE tenant_id = ${tenantId}::uuid AND id = ${domainId}::uuid FOR NO KEY UPDATE`;
  const found = await loadDomain(tx, { tenantId, domainId });
  if (!found) throw notFound();
  await requireOpenCompany(tx, ctx, found.companyId);
  return found;
}
