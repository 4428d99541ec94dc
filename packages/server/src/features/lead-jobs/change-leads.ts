import { inTenant, type Tx } from "@rookery/db";
import type { z } from "zod";
import { requireWork, type TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { requireOpenCompany } from "../companies/lock-company.ts";
import { beginLeadJob, selectionOf } from "./begin-lead-job.ts";
import type { changeLeadsInput } from "./lead-jobs.schema.ts";

/**
 * Changes all leads that match, or those that were chosen, as a job: `leadJobs.progress` tells how far it is.
 * @throws AppError not_found for a company out of sight; forbidden view_only; blocked company_archived; invalid already_there;
 * limited too_many_requests.
 */
export function changeLeads(
  ctx: TenantContext,
  input: z.output<typeof changeLeadsInput>,
): Promise<{ jobId: string }> {
  const { change, companyId } = input;
  const companies = [companyId];
  if (change.kind === "move") {
    if (change.toCompanyId === companyId)
      throw new AppError("invalid", "already_there", { field: "change.toCompanyId" });
    requireWork(ctx.tenant, change.toCompanyId);
    companies.push(change.toCompanyId);
  }
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    await requireOpenCompanies(tx, ctx, companies);
    return beginLeadJob(tx, ctx, { kind: change.kind, selection: selectionOf(input), change });
  });
}

/** In the order of their ids, so that two who move leads to and fro do not wait for each other for ever. */
async function requireOpenCompanies(
  tx: Tx,
  ctx: TenantContext,
  companies: readonly (string | null)[],
): Promise<void> {
  for (const each of companies.toSorted((a, b) => (a ?? "").localeCompare(b ?? "")))
    await requireOpenCompany(tx, ctx, each);
}
