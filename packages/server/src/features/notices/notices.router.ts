import { allowed, router } from "../../trpc.ts";
import { markSeen } from "./mark-seen.ts";
import { listNotices } from "./notices.queries.ts";
import { markSeenInput } from "./notices.schema.ts";

export const noticesRouter = router({
  list: allowed("tenant.view").query(({ ctx }) => listNotices(ctx)),
  markSeen: allowed("tenant.view")
    .input(markSeenInput)
    .mutation(({ ctx, input }) => markSeen(ctx, input)),
});
