import { allowed, allowedIn, router } from "../../trpc.ts";
import { addFolder } from "./add-folder.ts";
import { folderContents, listFolders } from "./folders.queries.ts";
import {
  addFolderInput,
  folderInput,
  listFoldersInput,
  moveFolderInput,
  removeFolderInput,
  renameFolderInput,
} from "./folders.schema.ts";
import { moveFolder } from "./move-folder.ts";
import { removeFolder } from "./remove-folder.ts";
import { renameFolder } from "./rename-folder.ts";
import { restoreFolder } from "./restore-folder.ts";

export const foldersRouter = router({
  list: allowedIn("templates.view")
    .input(listFoldersInput)
    .query(({ ctx, input }) => listFolders(ctx, input)),
  contents: allowed("templates.view")
    .input(folderInput)
    .query(({ ctx, input }) => folderContents(ctx, input)),
  add: allowedIn("templates.write")
    .input(addFolderInput)
    .mutation(({ ctx, input }) => addFolder(ctx, input)),
  rename: allowed("templates.write")
    .input(renameFolderInput)
    .mutation(({ ctx, input }) => renameFolder(ctx, input)),
  move: allowed("templates.write")
    .input(moveFolderInput)
    .mutation(({ ctx, input }) => moveFolder(ctx, input)),
  remove: allowed("templates.write")
    .input(removeFolderInput)
    .mutation(({ ctx, input }) => removeFolder(ctx, input)),
  restore: allowed("templates.write")
    .input(folderInput)
    .mutation(({ ctx, input }) => restoreFolder(ctx, input)),
});
