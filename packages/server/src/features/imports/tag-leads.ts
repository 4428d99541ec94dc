import type { Tx } from "@rookery/db";
import { inList, ownLead, type BatchValues } from "./compare-leads.ts";
import { TAG_SEPARATOR, VALUE_SEPARATOR } from "./lead-batches.ts";
import type { LeadList } from "./put-leads.ts";

/**
 * Where those that are there already are skipped, only what this very batch has created gets tags: `now()` is the transaction's.
 * Pairs and not lists of names: a join with what the planner cannot count would be one row against every other.
 */
const give = ({ companyId, existing }: LeadList): string => `
  INSERT INTO lead_tags (tenant_id, lead_id, tag_id, company_id, import_id)
  SELECT $1::uuid, l.id, given.tag_id, $2::uuid, $5::uuid
  FROM unnest($3::text[], $4::uuid[]) AS given (email, tag_id) CROSS JOIN ${ownLead(companyId)}
  WHERE l.email = given.email ${existing === "skip" ? "AND l.created = now() AND l.import_id = $5::uuid" : ""}
  ON CONFLICT DO NOTHING
  RETURNING lead_id AS id`;

/** Of the leads that got a tag, those that this batch has changed in nothing else: they count as changed, and can be given back. */
const touch = `
  WITH tagged AS (
    SELECT id, email, name, company, status, updated FROM leads
    WHERE tenant_id = $1::uuid AND id = ANY ($3::uuid[]) AND updated <> now()
  ), kept AS (
    INSERT INTO import_changes (tenant_id, import_id, lead_id, company_id, name, company, status, updated, changed)
    SELECT $1::uuid, $4::uuid, id, $2::uuid, name, company, status, updated, now() FROM tagged
  )
  INSERT INTO leads (tenant_id, company_id, email)
  SELECT $1::uuid, $2::uuid, email FROM tagged
  ON CONFLICT (tenant_id, company_id, email) DO UPDATE SET updated = now()`;

/** Gives each lead of the batch its tags; those that the list has not yet are made. @returns how many leads changed by that alone. */
export async function tagLeads(tx: Tx, to: LeadList, leads: BatchValues): Promise<number> {
  if (leads.tags === "" && to.tags.length === 0) return 0;
  const emails = leads.emails.split(VALUE_SEPARATOR);
  const own = leads.tags.split(VALUE_SEPARATOR);
  const namesOf = (index: number) =>
    new Set([...to.tags, ...(own[index] ?? "").split(TAG_SEPARATOR)].filter((name) => name !== ""));
  const named = emails.map((email, index) => ({ email, names: namesOf(index) }));
  const ids = await tagIds(tx, to, new Set(named.flatMap(({ names }) => [...names])));
  const pairs = named.flatMap(({ email, names }) =>
    [...names].map((name) => [email, ids.get(name)] as const),
  );
  await tx.$queryRaw`SELECT first_lead_statistics()::text`;
  const place = [to.tenantId, to.companyId];
  const given = await tx.$queryRawUnsafe<{ id: string }[]>(
    give(to),
    ...place,
    pairs.map(([email]) => email),
    pairs.map(([, id]) => id),
    to.importId,
  );
  const touched = [...new Set(given.map(({ id }) => id))];
  return touched.length === 0 ? 0 : tx.$executeRawUnsafe(touch, ...place, touched, to.importId);
}

async function tagIds(tx: Tx, to: LeadList, names: ReadonlySet<string>): Promise<Map<string, string>> {
  await tx.$executeRaw`
    INSERT INTO tags (tenant_id, company_id, name)
    SELECT ${to.tenantId}::uuid, ${to.companyId}::uuid, name FROM unnest(${[...names]}::text[]) AS name
    ON CONFLICT DO NOTHING`;
  const found = await tx.$queryRawUnsafe<{ id: string; name: string }[]>(
    `SELECT id, name FROM tags WHERE ${inList("tags", to.companyId)} AND name = ANY ($3::text[])`,
    to.tenantId,
    to.companyId,
    [...names],
  );
  return new Map(found.map(({ id, name }) => [name, id]));
}
