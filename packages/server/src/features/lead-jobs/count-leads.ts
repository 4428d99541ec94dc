import { inTenant } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { beginLeadJob, selectionOf } from "./begin-lead-job.ts";
import type { countLeadsInput } from "./lead-jobs.schema.ts";

/**
 * Counts the leads that match, to the last one, as a job: the number is its `counts.total`.
 * @throws AppError not_found for a company out of sight; limited too_many_requests.
 */
export const countLeads = (
  ctx: TenantContext,
  input: z.output<typeof countLeadsInput>,
): Promise<{ jobId: string }> =>
  inTenant(ctx.db, ctx.tenant.scope, (tx) =>
    beginLeadJob(tx, ctx, { kind: "count", selection: selectionOf(input) }),
  );
