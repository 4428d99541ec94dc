import type { TenantContext } from "../../context.ts";
import { isEnded, leadJobById, type ShownLeadJob } from "./lead-jobs.queries.ts";
import { leadJobTopic } from "./tell-lead-job.ts";

/** The job now, and again with each piece of news, until it has ended or nobody listens. */
export async function* watchLeadJob(
  ctx: TenantContext,
  input: { jobId: string },
  signal: AbortSignal | undefined,
): AsyncGenerator<ShownLeadJob, void> {
  const gone = signal ?? new AbortController().signal;
  for await (const _ of ctx.events.watch(leadJobTopic(input.jobId), gone)) {
    const found = await leadJobById(ctx, input);
    yield found;
    if (isEnded(found.status)) return;
  }
}
