import { allowed, allowedIn, router } from "../../trpc.ts";
import { mergeTags } from "./merge-tags.ts";
import { removeTag } from "./remove-tag.ts";
import { renameTag } from "./rename-tag.ts";
import { restoreTag } from "./restore-tag.ts";
import { listTags } from "./tags.queries.ts";
import { listTagsInput, mergeTagsInput, renameTagInput, restoreTagInput, tagInput } from "./tags.schema.ts";

export const tagsRouter = router({
  list: allowedIn("leads.view")
    .input(listTagsInput)
    .query(({ ctx, input }) => listTags(ctx, input)),
  rename: allowed("leads.write")
    .input(renameTagInput)
    .mutation(({ ctx, input }) => renameTag(ctx, input)),
  merge: allowed("leads.write")
    .input(mergeTagsInput)
    .mutation(({ ctx, input }) => mergeTags(ctx, input)),
  remove: allowed("leads.write")
    .input(tagInput)
    .mutation(({ ctx, input }) => removeTag(ctx, input)),
  restore: allowedIn("leads.write")
    .input(restoreTagInput)
    .mutation(({ ctx, input }) => restoreTag(ctx, input)),
});
