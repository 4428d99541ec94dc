import { allowed, allowedIn, router } from "../../trpc.ts";
import { cancelImport } from "./cancel-import.ts";
import { checkImport } from "./check-import.ts";
import { discardImport } from "./discard-import.ts";
import { importById, listImports, listKept, listRejections } from "./imports.queries.ts";
import {
  importInput,
  listImportsInput,
  listKeptInput,
  listRejectionsInput,
  importPlanInput,
  updateReadingInput,
} from "./imports.schema.ts";
import { startImport } from "./start-import.ts";
import { undoImport } from "./undo-import.ts";
import { updateReading } from "./update-reading.ts";
import { watchImport } from "./watch-import.ts";

export const importsRouter = router({
  list: allowedIn("imports.view")
    .input(listImportsInput)
    .query(({ ctx, input }) => listImports(ctx, input)),
  byId: allowed("imports.view")
    .input(importInput)
    .query(({ ctx, input }) => importById(ctx, input)),
  updateReading: allowed("imports.run")
    .input(updateReadingInput)
    .mutation(({ ctx, input }) => updateReading(ctx, input)),
  check: allowed("imports.run")
    .input(importPlanInput)
    .mutation(({ ctx, input }) => checkImport(ctx, input)),
  run: allowed("imports.run")
    .input(importPlanInput)
    .mutation(({ ctx, input }) => startImport(ctx, input)),
  cancel: allowed("imports.run")
    .input(importInput)
    .mutation(({ ctx, input }) => cancelImport(ctx, input)),
  discard: allowed("imports.run")
    .input(importInput)
    .mutation(({ ctx, input }) => discardImport(ctx, input)),
  undo: allowed("imports.run")
    .input(importInput)
    .mutation(({ ctx, input }) => undoImport(ctx, input)),
  kept: allowed("imports.view")
    .input(listKeptInput)
    .query(({ ctx, input }) => listKept(ctx, input)),
  rejections: allowed("imports.view")
    .input(listRejectionsInput)
    .query(({ ctx, input }) => listRejections(ctx, input)),
  progress: allowed("imports.view")
    .input(importInput)
    .subscription(({ ctx, input, signal }) => watchImport(ctx, input, signal)),
});
