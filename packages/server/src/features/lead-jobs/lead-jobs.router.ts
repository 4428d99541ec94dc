import { allowed, allowedIn, router } from "../../trpc.ts";
import { cancelLeadJob } from "./cancel-lead-job.ts";
import { changeLeads } from "./change-leads.ts";
import { countLeads } from "./count-leads.ts";
import { exportLeads } from "./export-leads.ts";
import { leadJobById, listFailures, listLeadJobs } from "./lead-jobs.queries.ts";
import {
  changeLeadsInput,
  countLeadsInput,
  exportLeadsInput,
  leadJobInput,
  listFailuresInput,
  listLeadJobsInput,
} from "./lead-jobs.schema.ts";
import { restoreDeleted } from "./restore-deleted.ts";
import { watchLeadJob } from "./watch-lead-job.ts";

export const leadJobsRouter = router({
  list: allowedIn("leads.view")
    .input(listLeadJobsInput)
    .query(({ ctx, input }) => listLeadJobs(ctx, input)),
  byId: allowed("leads.view")
    .input(leadJobInput)
    .query(({ ctx, input }) => leadJobById(ctx, input)),
  change: allowedIn("leads.write")
    .input(changeLeadsInput)
    .mutation(({ ctx, input }) => changeLeads(ctx, input)),
  export: allowedIn("leads.view")
    .input(exportLeadsInput)
    .mutation(({ ctx, input }) => exportLeads(ctx, input)),
  count: allowedIn("leads.view")
    .input(countLeadsInput)
    .mutation(({ ctx, input }) => countLeads(ctx, input)),
  restore: allowed("leads.write")
    .input(leadJobInput)
    .mutation(({ ctx, input }) => restoreDeleted(ctx, input)),
  cancel: allowed("leads.view")
    .input(leadJobInput)
    .mutation(({ ctx, input }) => cancelLeadJob(ctx, input)),
  failures: allowed("leads.view")
    .input(listFailuresInput)
    .query(({ ctx, input }) => listFailures(ctx, input)),
  progress: allowed("leads.view")
    .input(leadJobInput)
    .subscription(({ ctx, input, signal }) => watchLeadJob(ctx, input, signal)),
});
