import type { Tx } from "@rookery/db";
import { indexLeads } from "../leads/index-leads.ts";
import type { Changed, Fault } from "./change-chunk.ts";
import type { ChunkLead } from "./read-chunk.ts";
import { makeTags, tagIds, type LeadList } from "./tag-chunk.ts";

interface Move {
  readonly leads: readonly ChunkLead[];
  readonly toCompanyId: string | null;
}

interface Tagged {
  lead_id: string;
  name: string;
}

interface FieldValue {
  lead_id: string;
  name: string;
  type: string;
  text: string | null;
  number: number | null;
  day: string | null;
}

/**
 * Moves leads to another company's list. Their tags are made there by name; values of own fields go along where the other company has a
 * field of that name and type, and are dropped where it has none. An address that is there already stays where it is. What is moved is no
 * longer its import's, which is the other company's to take back.
 */
export async function moveLeads(tx: Tx, from: LeadList, { leads, toCompanyId }: Move): Promise<Changed> {
  const to: LeadList = { tenantId: from.tenantId, companyId: toCompanyId };
  const there = await addressesIn(
    tx,
    to,
    leads.map(({ email }) => email),
  );
  const faults = leads
    .filter(({ email }) => there.has(email))
    .map(({ id, email }): Fault => ({ id, email, reason: "exists_there" }));
  const ids = leads.filter(({ email }) => !there.has(email)).map(({ id }) => id);
  const tagged = await takeTagsOff(tx, from, ids);
  const values = await takeValuesOff(tx, from, ids);
  const changed = await tx.$executeRaw`
    UPDATE leads SET company_id = ${toCompanyId}::uuid, import_id = NULL, updated = now()
    WHERE tenant_id = ${from.tenantId}::uuid AND id = ANY (${ids}::uuid[])`;
  await putTags(tx, to, tagged);
  await putValues(tx, to, values);
  await indexLeads(tx, { ...to, ids });
  return { changed, faults };
}

async function addressesIn(
  tx: Tx,
  { tenantId, companyId }: LeadList,
  emails: readonly string[],
): Promise<Set<string>> {
  const where = { tenantId, companyId, email: { in: [...emails] } };
  return new Set((await tx.lead.findMany({ where, select: { email: true } })).map(({ email }) => email));
}

const takeTagsOff = (tx: Tx, from: LeadList, ids: readonly string[]): Promise<Tagged[]> =>
  tx.$queryRaw<Tagged[]>`
    DELETE FROM lead_tags l USING tags t
    WHERE l.tenant_id = ${from.tenantId}::uuid AND l.lead_id = ANY (${[...ids]}::uuid[])
      AND t.tenant_id = l.tenant_id AND t.id = l.tag_id
    RETURNING l.lead_id, t.name`;

async function putTags(tx: Tx, to: LeadList, tagged: readonly Tagged[]): Promise<void> {
  if (tagged.length === 0) return;
  const names = tagged.map(({ name }) => name);
  await makeTags(tx, to, names);
  const ids = await tagIds(tx, to, names);
  const leads = tagged.map(({ lead_id }) => lead_id);
  await tx.$executeRaw`
    INSERT INTO lead_tags (tenant_id, company_id, lead_id, tag_id)
    SELECT ${to.tenantId}::uuid, ${to.companyId}::uuid, tagged.lead, tagged.tag
    FROM unnest(${leads}::uuid[], ${names.map((name) => ids.get(name) ?? null)}::uuid[]) AS tagged (lead, tag)`;
}

const takeValuesOff = (tx: Tx, from: LeadList, ids: readonly string[]): Promise<FieldValue[]> =>
  tx.$queryRaw<FieldValue[]>`
    DELETE FROM lead_field_values v USING lead_fields f
    WHERE v.tenant_id = ${from.tenantId}::uuid AND v.lead_id = ANY (${[...ids]}::uuid[])
      AND f.tenant_id = v.tenant_id AND f.id = v.field_id
    RETURNING v.lead_id, f.name, f.type, v.text, v.number, v.day::text AS day`;

async function putValues(tx: Tx, to: LeadList, values: readonly FieldValue[]): Promise<void> {
  if (values.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO lead_field_values (tenant_id, company_id, lead_id, field_id, text, number, day)
    SELECT ${to.tenantId}::uuid, ${to.companyId}::uuid, v.lead_id, f.id, v.text, v.number, v.day
    FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      AS v (lead_id uuid, name text, type text, text text, number float8, day date)
    JOIN lead_fields f ON f.tenant_id = ${to.tenantId}::uuid AND f.company_id IS NOT DISTINCT FROM ${to.companyId}::uuid
      AND lower(f.name) = lower(v.name) AND f.type = v.type`;
}
