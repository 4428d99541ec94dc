import type { Files } from "../../ports/files.ts";

/** Folder of uploaded lists inside the files' place. */
export const IMPORTS_FOLDER = "imports";

export const importFileKey = (importId: string): string => `${IMPORTS_FOLDER}/${importId}`;

/** Removes an uploaded list and what the upload wrote down about it. */
export async function removeImportFile(files: Files, key: string): Promise<void> {
  await Promise.all([files.remove(key), files.remove(`${key}.json`)]);
}
