import type { Folder } from "./use-folders.ts";

/** The folders of a company as a tree. */
export interface FolderForest {
  readonly byId: ReadonlyMap<string, Folder>;
  /** In their order; null = at the top. */
  childrenOf(id: string | null): readonly Folder[];
  /** From the top down to the folder, itself included; empty for one that is not there. */
  pathOf(id: string): readonly Folder[];
  /** Every folder with its depth, parents before their children, as a list shows them. */
  readonly all: readonly { readonly folder: Folder; readonly depth: number }[];
}

export function forestOf(folders: readonly Folder[]): FolderForest {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const children = Map.groupBy(folders, ({ parentId }) => parentId);
  const childrenOf = (id: string | null) => children.get(id) ?? [];
  const pathOf = (id: string): Folder[] => {
    const path: Folder[] = [];
    for (let at = byId.get(id); at; at = at.parentId === null ? undefined : byId.get(at.parentId))
      path.unshift(at);
    return path;
  };
  const all: { folder: Folder; depth: number }[] = [];
  const walk = (parentId: string | null, depth: number): void => {
    for (const folder of childrenOf(parentId)) {
      all.push({ folder, depth });
      walk(folder.id, depth + 1);
    }
  };
  walk(null, 0);
  return { byId, childrenOf, pathOf, all };
}
