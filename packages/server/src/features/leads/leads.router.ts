import { allowed, allowedIn, router } from "../../trpc.ts";
import { addLead } from "./add-lead.ts";
import { leadHistory } from "./lead-history.ts";
import { leadById, listLeads } from "./leads.queries.ts";
import {
  addLeadInput,
  leadHistoryInput,
  leadInput,
  listLeadsInput,
  mergeLeadsInput,
  updateLeadInput,
} from "./leads.schema.ts";
import { mergeLeads } from "./merge-leads.ts";
import { updateLead } from "./update-lead.ts";

export const leadsRouter = router({
  list: allowedIn("leads.view")
    .input(listLeadsInput)
    .query(({ ctx, input }) => listLeads(ctx, input)),
  byId: allowed("leads.view")
    .input(leadInput)
    .query(({ ctx, input }) => leadById(ctx, input)),
  history: allowed("leads.view")
    .input(leadHistoryInput)
    .query(({ ctx, input }) => leadHistory(ctx, input)),
  add: allowedIn("leads.write")
    .input(addLeadInput)
    .mutation(({ ctx, input }) => addLead(ctx, input)),
  update: allowed("leads.write")
    .input(updateLeadInput)
    .mutation(({ ctx, input }) => updateLead(ctx, input)),
  merge: allowed("leads.write")
    .input(mergeLeadsInput)
    .mutation(({ ctx, input }) => mergeLeads(ctx, input)),
});
