import type { Tx } from "@rookery/db";
import { deleteLeads } from "../leads/delete-leads.ts";
import { restoreLeads } from "../leads/restore-leads.ts";
import type { LeadJobToRun } from "./find-lead-job.ts";
import type { LeadJobFault } from "./lead-jobs.schema.ts";
import { moveLeads } from "./move-leads.ts";
import type { ChunkLead } from "./read-chunk.ts";
import { setStatus } from "./set-status.ts";
import { giveTags, takeTags } from "./tag-chunk.ts";

/** A lead that could not be changed. */
export interface Fault {
  readonly id: string;
  readonly email: string;
  readonly reason: LeadJobFault;
}

/** What became of a chunk; a lead that is neither changed nor failed was so already. */
export interface Changed {
  readonly changed: number;
  readonly faults: readonly Fault[];
}

/** Does the job's change to these leads, inside a transaction that holds the lock of the tenant's leads. */
export async function changeChunk(tx: Tx, job: LeadJobToRun, leads: readonly ChunkLead[]): Promise<Changed> {
  const { tenantId, companyId, jobId, change } = job;
  const ids = leads.map(({ id }) => id);
  const list = { tenantId, companyId };
  switch (change.kind) {
    case "tag":
      return { changed: await giveTags(tx, list, { ids, tags: change.tags }), faults: [] };
    case "untag":
      return { changed: await takeTags(tx, list, { ids, tags: change.tags }), faults: [] };
    case "status":
      return setStatus(tx, job, { leads, status: change.status });
    case "move":
      return moveLeads(tx, list, { leads, toCompanyId: change.toCompanyId });
    case "delete": {
      const deletion = { tenantId, jobId, deletedBy: job.createdBy };
      return { changed: await deleteLeads(tx, deletion, ids), faults: [] };
    }
    case "restore": {
      const restored = new Set(await restoreLeads(tx, list, ids));
      const there = leads.filter(({ id }) => !restored.has(id));
      const faults = there.map(({ id, email }): Fault => ({ id, email, reason: "exists_there" }));
      return { changed: restored.size, faults };
    }
    default:
      throw new TypeError(`A ${change.kind} changes no lead`);
  }
}
