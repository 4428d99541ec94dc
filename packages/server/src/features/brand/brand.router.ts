import { allowed, router } from "../../trpc.ts";
import { brandOf } from "./brand.queries.ts";
import { draftInput, rollBackInput, saveDraftInput, takePictureInput } from "./brand.schema.ts";
import { takePicture } from "./pictures/keep-picture.ts";
import { publishBrand, rollBackBrand } from "./publish-brand.ts";
import { discardDraft, saveDraft } from "./save-draft.ts";

export const brandRouter = router({
  current: allowed("brand.manage").query(({ ctx }) => brandOf(ctx)),
  saveDraft: allowed("brand.manage")
    .input(saveDraftInput)
    .mutation(({ ctx, input }) => saveDraft(ctx, input)),
  discardDraft: allowed("brand.manage")
    .input(draftInput)
    .mutation(({ ctx, input }) => discardDraft(ctx, input)),
  publish: allowed("brand.manage")
    .input(draftInput)
    .mutation(({ ctx, input }) => publishBrand(ctx, input)),
  takePicture: allowed("brand.manage")
    .input(takePictureInput)
    .mutation(({ ctx, input }) => takePicture(ctx, input)),
  rollBack: allowed("brand.manage")
    .input(rollBackInput)
    .mutation(({ ctx, input }) => rollBackBrand(ctx, input)),
});
