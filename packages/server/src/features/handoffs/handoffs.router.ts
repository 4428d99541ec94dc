import { allowed, openLimited, router } from "../../trpc.ts";
import { checkByHandoff } from "./check-by-handoff.ts";
import { createHandoff } from "./create-handoff.ts";
import { listHandoffs } from "./handoffs.queries.ts";
import { createHandoffInput, handoffInput, handoffsInput, openHandoffInput } from "./handoffs.schema.ts";
import { openHandoff } from "./open-handoff.ts";
import { revokeHandoff } from "./revoke-handoff.ts";
import { watchHandoff } from "./watch-handoff.ts";

/** Links for those who run a tenant's DNS and have no account: `create`, `list`, `revoke` are the tenant's, the others the visitor's. */
export const handoffsRouter = router({
  list: allowed("domains.manage")
    .input(handoffsInput)
    .query(({ ctx, input }) => listHandoffs(ctx, input)),
  create: allowed("domains.manage")
    .meta({ oneTimeAnswer: true })
    .input(createHandoffInput)
    .mutation(({ ctx, input }) => createHandoff(ctx, input)),
  revoke: allowed("domains.manage")
    .input(handoffInput)
    .mutation(({ ctx, input }) => revokeHandoff(ctx, input)),
  open: openLimited("handoffNetwork")
    .input(openHandoffInput)
    .query(({ ctx, input }) => openHandoff(ctx, input)),
  progress: openLimited("handoffNetwork")
    .input(openHandoffInput)
    .subscription(({ ctx, input, signal }) => watchHandoff(ctx, input, signal)),
  check: openLimited("handoffNetwork")
    .input(openHandoffInput)
    .mutation(({ ctx, input }) => checkByHandoff(ctx, input)),
});
