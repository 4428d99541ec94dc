import type { ShownImport } from "./use-imports.ts";

type Moving = Pick<
  ShownImport,
  "status" | "doneBytes" | "checkedBytes" | "fileSizeBytes" | "counts" | "undo"
>;

/** How far what is under way has come, from 0 to 1: a check and an import by the bytes of the file, an undo by people. */
export function shareDone(found: Moving): number {
  const { status, counts, undo } = found;
  if (status === "undoing" && undo)
    return share(undo.reversed + undo.kept + undo.failed, counts.created + counts.updated);
  return share(status === "checking" ? found.checkedBytes : found.doneBytes, found.fileSizeBytes);
}

/** The unpacked cells of a workbook are more bytes than its file. */
const share = (done: number, whole: number) => (whole === 0 ? 0 : Math.min(1, done / whole));
