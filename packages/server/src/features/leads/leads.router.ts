import { allowed, allowedIn, router } from "../../trpc.ts";
import { leadById, listLeads } from "./leads.queries.ts";
import { leadInput, listLeadsInput } from "./leads.schema.ts";

export const leadsRouter = router({
  list: allowedIn("leads.view")
    .input(listLeadsInput)
    .query(({ ctx, input }) => listLeads(ctx, input)),
  byId: allowed("leads.view")
    .input(leadInput)
    .query(({ ctx, input }) => leadById(ctx, input)),
});
