import { inTenant, type Tx } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { beginLeadJob, selectionOf } from "./begin-lead-job.ts";
import { exportColumns, type exportLeadsInput } from "./lead-jobs.schema.ts";

/**
 * Writes all leads that match, or those that were chosen, to a file, as a job; `GET /lead-exports/<job id>` fetches it.
 * @throws AppError not_found for a company out of sight; invalid field_gone; limited too_many_requests.
 */
export const exportLeads = (
  ctx: TenantContext,
  input: z.output<typeof exportLeadsInput>,
): Promise<{ jobId: string }> =>
  inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const columns = input.columns ? [...new Set(input.columns)] : null;
    if (columns) await requireFields(tx, ctx, { companyId: input.companyId, columns });
    const change = { format: input.format, columns };
    return beginLeadJob(tx, ctx, { kind: "export", selection: selectionOf(input), change });
  });

async function requireFields(
  tx: Tx,
  ctx: TenantContext,
  { companyId, columns }: { companyId: string | null; columns: readonly string[] },
): Promise<void> {
  const ids = columns.filter((column) => !exportColumns.some((known) => known === column));
  const found = await tx.leadField.count({ where: { tenantId: ctx.tenant.id, companyId, id: { in: ids } } });
  if (found < ids.length) throw new AppError("invalid", "field_gone", { field: "columns" });
}
