import { BulkDeleteDialog } from "./bulk-delete-dialog.tsx";
import { BulkMoveDialog } from "./bulk-move-dialog.tsx";
import { BulkStatusDialog } from "./bulk-status-dialog.tsx";
import { BulkTagsDialog } from "./bulk-tags-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import type { Chosen } from "./use-bulk.ts";

export type BulkTask =
  | "tag"
  | "untag"
  | "active"
  | "archived"
  | "unsubscribed"
  | "move"
  | "delete"
  | "export";

export interface BulkDialogProps {
  readonly chosen: Chosen;
  /** How many they are, and that as it is written. */
  readonly amount: { readonly count: number; readonly leads: string };
  readonly onClose: () => void;
  /** The job has begun. */
  readonly onStarted: () => void;
}

/** Says what will happen to how many leads, and begins it. */
export function BulkDialog({ task, ...props }: BulkDialogProps & { readonly task: BulkTask }) {
  switch (task) {
    case "tag":
    case "untag":
      return <BulkTagsDialog kind={task} {...props} />;
    case "active":
    case "archived":
    case "unsubscribed":
      return <BulkStatusDialog status={task} {...props} />;
    case "move":
      return <BulkMoveDialog {...props} />;
    case "delete":
      return <BulkDeleteDialog {...props} />;
    case "export":
      return <ExportDialog {...props} />;
    default:
      return task satisfies never;
  }
}
