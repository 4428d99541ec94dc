import { z } from "zod";
import { line } from "../../text-input.ts";

/** Folders below each other; a path that is longer tells nobody where they are. */
export const DEPTH_MAX = 8;

/** Folders that a company may have, far beyond what a tree helps with. */
export const FOLDERS_MAX = 5_000;

const folderId = z.uuid();
const folderName = line(100);

export const folderInput = z.strictObject({ folderId });
export type FolderInput = z.output<typeof folderInput>;

/** The company whose folders they are; null = the tenant's own. */
export const listFoldersInput = z.strictObject({ companyId: z.uuid().nullable() });

export const addFolderInput = z.strictObject({
  companyId: z.uuid().nullable(),
  /** Null = at the top. */
  parentId: folderId.nullable(),
  name: folderName,
});
export type AddFolderInput = z.output<typeof addFolderInput>;

export const renameFolderInput = z.strictObject({ folderId, name: folderName });

export const moveFolderInput = z.strictObject({
  folderId,
  /** The folder to lie in; null = at the top. */
  parentId: folderId.nullable(),
  /** The sibling to stand before; null = last. */
  beforeId: folderId.nullable(),
});
export type MoveFolderInput = z.output<typeof moveFolderInput>;

/** What becomes of templates that lie nowhere else: they lose their place, move to the folder above, or go to the archive. */
export const removalContents = ["unfile", "moveUp", "archive"] as const;

export const removeFolderInput = z.strictObject({ folderId, contents: z.enum(removalContents) });
export type RemoveFolderInput = z.output<typeof removeFolderInput>;
