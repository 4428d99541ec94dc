import type { ImportStep } from "./import-steps.tsx";
import type { Checked, ShownImport } from "./use-imports.ts";

/** The file was checked as it was to be imported, and waits for a yes. */
export const isReady = ({ status, checked }: Pick<ShownImport, "status" | "checked">): boolean =>
  status === "mapping" && checked?.isWhole === true;

/** People whom an import would add or change. */
export const changes = ({ counts }: Checked): number => counts.created + counts.updated;

/** The file was looked at and not taken, or the check of it failed: nothing was imported, so there is no outcome to show. */
export const isRefused = ({ status, startedAt }: Pick<ShownImport, "status" | "startedAt">): boolean =>
  status === "failed" && startedAt === null;

const steps: Record<ShownImport["status"], ImportStep> = {
  uploading: "file",
  mapping: "columns",
  checking: "check",
  running: "run",
  done: "outcome",
  cancelled: "outcome",
  failed: "outcome",
  undoing: "outcome",
  undone: "outcome",
};

/** Where an import is; what was checked can be looked at from its columns again. */
export function stepOf(found: ShownImport, wanted: "columns" | undefined): ImportStep {
  if (isRefused(found)) return "file";
  return isReady(found) && wanted !== "columns" ? "check" : steps[found.status];
}
