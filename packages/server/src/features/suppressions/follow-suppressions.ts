import { inTenant, type Scope, type Tx } from "@rookery/db";
import type { Deps } from "../../context.ts";
import { JobPutBack, type Jobs } from "../../jobs/queue.ts";
import { platformScope } from "../../platform-scope.ts";
import { lockLeads } from "../leads/lock-leads.ts";
import { suppressedStatuses } from "../leads/suppress-leads.ts";

/** A fraction of a second's work, so that other writers of the tenant's leads take their turn in between. */
const CHUNK_ROWS = 20_000;

/**
 * The job's body: walks the tenant's leads, so that those of a domain follow the list, which stands already. Each chunk decides on
 * what the list says then and commits; killed at any point and run again, it finds less to do. It acts in the name of the platform:
 * who put the domain there, or lifted it, had the right to, and the list holds whoever they are now.
 * @throws JobPutBack on shutdown.
 */
export async function followSuppressions(
  { db }: Pick<Deps, "db">,
  { tenantId, lifted }: Jobs["follow-suppressions"],
  signal: AbortSignal,
): Promise<void> {
  const scope = platformScope(tenantId);
  let after: string | undefined = NO_ID;
  while ((after = await followChunk(db, scope, { after, lifted })) !== undefined)
    if (signal.aborted) throw new JobPutBack();
}

/** Before every id. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

interface Chunk {
  readonly after: string;
  readonly last: string;
  readonly lifted: string | null;
}

/** @returns the last lead of the chunk; undefined where there was none. */
function followChunk(
  db: Deps["db"],
  scope: Scope,
  { after, lifted }: Omit<Chunk, "last">,
): Promise<string | undefined> {
  const { tenantId } = scope;
  return inTenant(db, scope, async (tx) => {
    await lockLeads(tx, tenantId);
    const [end] = await tx.$queryRaw<{ last: string }[]>`
      SELECT id AS last FROM (
        SELECT id FROM leads WHERE tenant_id = ${tenantId}::uuid AND id > ${after}::uuid ORDER BY id LIMIT ${CHUNK_ROWS}
      ) AS chunk ORDER BY id DESC LIMIT 1`;
    if (!end) return undefined;
    const chunk = { after, last: end.last, lifted };
    await suppressChunk(tx, tenantId, chunk);
    if (lifted !== null) await freeChunk(tx, tenantId, chunk);
    return end.last;
  });
}

/** Leads of a listed domain get its reason, where they had none. */
function suppressChunk(tx: Tx, tenantId: string, { after, last }: Chunk): Promise<number> {
  return tx.$executeRaw`
    UPDATE leads l SET status = listed.reason, updated = now()
    FROM suppressions listed
    WHERE l.tenant_id = ${tenantId}::uuid AND l.id > ${after}::uuid AND l.id <= ${last}::uuid
      AND l.status <> ALL (${suppressedStatuses}::text[])
      AND listed.tenant_id = ${tenantId}::uuid AND listed.kind = 'domain'
      AND listed.value = split_part(l.email, '@', -1)`;
}

/** Leads of the lifted domain that nothing else on the list holds may be written to again. */
async function freeChunk(tx: Tx, tenantId: string, { after, last, lifted }: Chunk): Promise<void> {
  const held = await tx.$queryRaw<{ id: string; email: string }[]>`
    SELECT id, email FROM leads
    WHERE tenant_id = ${tenantId}::uuid AND id > ${after}::uuid AND id <= ${last}::uuid
      AND status = ANY (${suppressedStatuses}::text[]) AND split_part(email, '@', -1) = ${lifted}`;
  if (held.length > 0) await freeLeads(tx, tenantId, held);
}

/**
 * Lets these leads be written to again where nothing on the tenant's list forbids it: the one statement that may.
 * @returns how many there are.
 */
export async function freeLeads(
  tx: Tx,
  tenantId: string,
  leads: readonly { readonly id: string; readonly email: string }[],
): Promise<number> {
  const emails = [...new Set(leads.map(({ email }) => email))];
  const listed = await tx.$queryRaw<
    { email: string }[]
  >`SELECT email FROM suppressed_among(${emails}::text[])`;
  const stay = new Set(listed.map(({ email }) => email));
  const ids = leads.filter(({ email }) => !stay.has(email)).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.$queryRaw`SELECT set_config('rookery.lifting', 'on', true)`;
  const freed = await tx.$executeRaw`
    UPDATE leads SET status = 'active', updated = now()
    WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[]) AND status = ANY (${suppressedStatuses}::text[])`;
  await tx.$queryRaw`SELECT set_config('rookery.lifting', '', true)`;
  return freed;
}
