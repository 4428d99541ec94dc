import { allowed, allowedIn, router } from "../../trpc.ts";
import { addLeadView } from "./add-lead-view.ts";
import { listLeadViews } from "./lead-views.queries.ts";
import {
  addLeadViewInput,
  leadViewInput,
  listLeadViewsInput,
  updateLeadViewInput,
} from "./lead-views.schema.ts";
import { removeLeadView } from "./remove-lead-view.ts";
import { updateLeadView } from "./update-lead-view.ts";

/** Whoever sees a list may keep views of it; what others see of them is asked for in the use cases. */
export const leadViewsRouter = router({
  list: allowedIn("leads.view")
    .input(listLeadViewsInput)
    .query(({ ctx, input }) => listLeadViews(ctx, input)),
  add: allowedIn("leads.view")
    .input(addLeadViewInput)
    .mutation(({ ctx, input }) => addLeadView(ctx, input)),
  update: allowed("leads.view")
    .input(updateLeadViewInput)
    .mutation(({ ctx, input }) => updateLeadView(ctx, input)),
  remove: allowed("leads.view")
    .input(leadViewInput)
    .mutation(({ ctx, input }) => removeLeadView(ctx, input)),
});
