import { allowed, allowedConfirmed, router } from "../../trpc.ts";
import { currentPolicy } from "./policies.queries.ts";
import { policyInput, savePolicyInput } from "./policies.schema.ts";
import { previewPolicy } from "./preview-policy.ts";
import { savePolicy } from "./save-policy.ts";

export const policiesRouter = router({
  current: allowed("policies.view").query(({ ctx }) => currentPolicy(ctx)),
  preview: allowed("policies.manage")
    .input(policyInput)
    .query(({ ctx, input }) => previewPolicy(ctx, input)),
  save: allowedConfirmed("policies.manage")
    .input(savePolicyInput)
    .mutation(({ ctx, input }) => savePolicy(ctx, input)),
});
