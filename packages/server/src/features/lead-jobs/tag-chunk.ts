import type { Tx } from "@rookery/db";

export interface LeadList {
  readonly tenantId: string;
  readonly companyId: string | null;
}

interface TagChange {
  readonly ids: readonly string[];
  readonly tags: readonly string[];
}

/** Makes the tags that the list has not yet. */
export async function makeTags(tx: Tx, list: LeadList, names: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO tags (tenant_id, company_id, name)
    SELECT ${list.tenantId}::uuid, ${list.companyId}::uuid, name FROM unnest(${[...new Set(names)]}::text[]) AS name
    ON CONFLICT DO NOTHING`;
}

/** The ids of those tags that the list has, by name. */
export async function tagIds(tx: Tx, list: LeadList, names: readonly string[]): Promise<Map<string, string>> {
  const { tenantId, companyId } = list;
  const where = { tenantId, companyId, name: { in: [...new Set(names)] } };
  const found = await tx.tag.findMany({ where, select: { id: true, name: true } });
  return new Map(found.map(({ id, name }) => [name, id]));
}

/** @returns how many leads had not all of the tags. */
export async function giveTags(tx: Tx, list: LeadList, { ids, tags }: TagChange): Promise<number> {
  await makeTags(tx, list, tags);
  const given = [...(await tagIds(tx, list, tags)).values()];
  return tx.$executeRaw`
    WITH put AS (
      INSERT INTO lead_tags (tenant_id, company_id, lead_id, tag_id)
      SELECT ${list.tenantId}::uuid, ${list.companyId}::uuid, lead, tag
      FROM unnest(${[...ids]}::uuid[]) AS lead CROSS JOIN unnest(${given}::uuid[]) AS tag
      ON CONFLICT DO NOTHING RETURNING lead_id
    )
    UPDATE leads SET updated = now() WHERE tenant_id = ${list.tenantId}::uuid AND id IN (SELECT lead_id FROM put)`;
}

/** @returns how many leads had one of the tags. */
export async function takeTags(tx: Tx, list: LeadList, { ids, tags }: TagChange): Promise<number> {
  const taken = [...(await tagIds(tx, list, tags)).values()];
  return tx.$executeRaw`
    WITH gone AS (
      DELETE FROM lead_tags
      WHERE tenant_id = ${list.tenantId}::uuid AND lead_id = ANY (${[...ids]}::uuid[]) AND tag_id = ANY (${taken}::uuid[])
      RETURNING lead_id
    )
    UPDATE leads SET updated = now() WHERE tenant_id = ${list.tenantId}::uuid AND id IN (SELECT lead_id FROM gone)`;
}
