import { allowed, allowedIn, router } from "../../trpc.ts";
import { addTemplate } from "./add-template.ts";
import { duplicateTemplate } from "./duplicate-template.ts";
import { lintTemplate } from "./lint-template.ts";
import { placeTemplates } from "./place-templates.ts";
import { previewTemplate } from "./preview-template.ts";
import { removeTemplate } from "./remove-template.ts";
import { renameTemplate } from "./rename-template.ts";
import { sourceOfTemplate } from "./render-template.ts";
import { restoreVersion } from "./restore-version.ts";
import { saveTemplate } from "./save-template.ts";
import { sendTest } from "./send-test.ts";
import { setArchived } from "./set-archived.ts";
import { setTags } from "./set-tags.ts";
import {
  countTemplates,
  listTags,
  listTemplates,
  listVersions,
  templateById,
  versionById,
} from "./templates.queries.ts";
import {
  addTemplateInput,
  draftInput,
  listTagsInput,
  listTemplatesInput,
  listVersionsInput,
  nameTemplateInput,
  placeTemplatesInput,
  previewTemplateInput,
  restoreVersionInput,
  saveTemplateInput,
  sendTestInput,
  setArchivedInput,
  setTagsInput,
  templateInput,
  versionInput,
} from "./templates.schema.ts";

export const templatesRouter = router({
  list: allowedIn("templates.view")
    .input(listTemplatesInput)
    .query(({ ctx, input }) => listTemplates(ctx, input)),
  counts: allowedIn("templates.view")
    .input(listTagsInput)
    .query(({ ctx, input }) => countTemplates(ctx, input)),
  tags: allowedIn("templates.view")
    .input(listTagsInput)
    .query(({ ctx, input }) => listTags(ctx, input)),
  byId: allowed("templates.view")
    .input(templateInput)
    .query(({ ctx, input }) => templateById(ctx, input)),
  versions: allowed("templates.view")
    .input(listVersionsInput)
    .query(({ ctx, input }) => listVersions(ctx, input)),
  versionById: allowed("templates.view")
    .input(versionInput)
    .query(({ ctx, input }) => versionById(ctx, input)),
  // A draft is too long for an address, so that none of these is a query.
  lint: allowedIn("templates.view")
    .meta({ oneTimeAnswer: true })
    .input(draftInput)
    .mutation(async ({ ctx, input }) => {
      await ctx.limits.spend("templateRender", ctx.person.id);
      return lintTemplate(input.draft);
    }),
  source: allowedIn("templates.view")
    .meta({ oneTimeAnswer: true })
    .input(draftInput)
    .mutation(async ({ ctx, input }) => {
      await ctx.limits.spend("templateRender", ctx.person.id);
      return sourceOfTemplate(input.draft);
    }),
  preview: allowedIn("templates.view")
    .meta({ oneTimeAnswer: true })
    .input(previewTemplateInput)
    .mutation(({ ctx, input }) => previewTemplate(ctx, input)),
  sendTest: allowedIn("templates.write")
    .input(sendTestInput)
    .mutation(({ ctx, input }) => sendTest(ctx, input)),
  add: allowedIn("templates.write")
    .input(addTemplateInput)
    .mutation(({ ctx, input }) => addTemplate(ctx, input)),
  save: allowed("templates.write")
    .input(saveTemplateInput)
    .mutation(({ ctx, input }) => saveTemplate(ctx, input)),
  rename: allowed("templates.write")
    .input(nameTemplateInput)
    .mutation(({ ctx, input }) => renameTemplate(ctx, input)),
  duplicate: allowed("templates.write")
    .input(nameTemplateInput)
    .mutation(({ ctx, input }) => duplicateTemplate(ctx, input)),
  place: allowed("templates.write")
    .input(placeTemplatesInput)
    .mutation(({ ctx, input }) => placeTemplates(ctx, input)),
  setTags: allowed("templates.write")
    .input(setTagsInput)
    .mutation(({ ctx, input }) => setTags(ctx, input)),
  setArchived: allowed("templates.write")
    .input(setArchivedInput)
    .mutation(({ ctx, input }) => setArchived(ctx, input)),
  restoreVersion: allowed("templates.write")
    .input(restoreVersionInput)
    .mutation(({ ctx, input }) => restoreVersion(ctx, input)),
  remove: allowed("templates.write")
    .input(templateInput)
    .mutation(({ ctx, input }) => removeTemplate(ctx, input)),
});
