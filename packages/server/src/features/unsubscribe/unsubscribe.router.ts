import { openLimited, router } from "../../trpc.ts";
import { subscriptionOf, unsubscribeLead } from "./unsubscribe-lead.ts";
import { unsubscribeInput } from "./unsubscribe.schema.ts";

export const unsubscribeRouter = router({
  byToken: openLimited("unsubscribeNetwork")
    .input(unsubscribeInput)
    .query(({ ctx, input }) => subscriptionOf(ctx, input)),
  confirm: openLimited("unsubscribeNetwork")
    .input(unsubscribeInput)
    .mutation(({ ctx, input }) => unsubscribeLead(ctx, input)),
});
