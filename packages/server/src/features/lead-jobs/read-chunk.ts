import type { Tx } from "@rookery/db";
import type { LeadStatus } from "../leads/leads.schema.ts";
import type { LeadJobToRun } from "./find-lead-job.ts";
import { CHUNK_ROWS, leadsBetween, windowEnd } from "./select-leads.ts";

export interface ChunkLead {
  readonly id: string;
  readonly email: string;
  readonly status: LeadStatus;
}

export interface Chunk {
  readonly leads: readonly ChunkLead[];
  /** The checkpoint once it is done. */
  readonly end: string;
  readonly isLast: boolean;
}

/** Before every id. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** The next leads of the job after its checkpoint, inside a transaction that holds the lock of the tenant's leads. */
export function readChunk(tx: Tx, job: LeadJobToRun, checkpoint: string | null): Promise<Chunk> {
  const after = checkpoint ?? NO_ID;
  return job.change.kind === "restore"
    ? readDeleted(tx, { tenantId: job.tenantId, deletionId: job.change.jobId, after })
    : readLeads(tx, job, after);
}

async function readLeads(tx: Tx, job: LeadJobToRun, after: string): Promise<Chunk> {
  const window = windowEnd(job, after);
  const [edge] = await tx.$queryRawUnsafe<{ id: string }[]>(window.text, ...window.values);
  const end = edge?.id ?? job.untilId;
  const { text, values } = leadsBetween(job, after, end);
  const leads = await tx.$queryRawUnsafe<ChunkLead[]>(text, ...values);
  const isFull = leads.length === CHUNK_ROWS;
  return { leads, end: isFull ? (leads.at(-1)?.id ?? end) : end, isLast: !isFull && edge === undefined };
}

/** What a deletion took and has not been given back. */
async function readDeleted(
  tx: Tx,
  { tenantId, deletionId, after }: { tenantId: string; deletionId: string; after: string },
): Promise<Chunk> {
  const leads = await tx.$queryRaw<ChunkLead[]>`
    SELECT id, email, image ->> 'status' AS status FROM deleted_leads
    WHERE tenant_id = ${tenantId}::uuid AND job_id = ${deletionId}::uuid AND id > ${after}::uuid ORDER BY id LIMIT ${CHUNK_ROWS}::int`;
  return { leads, end: leads.at(-1)?.id ?? after, isLast: leads.length < CHUNK_ROWS };
}
