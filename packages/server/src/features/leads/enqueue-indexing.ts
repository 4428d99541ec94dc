import type { Tx } from "@rookery/db";
import { enqueue } from "../../jobs/enqueue.ts";

/** Lets a search find what an import wrote, or its undo gave back, once the transaction commits that ends it, however it ends. */
export const enqueueIndexing = (
  tx: Tx,
  { tenantId, importId }: { readonly tenantId: string; readonly importId: string },
): Promise<void> => enqueue(tx, "index-leads", { tenantId, importId });
