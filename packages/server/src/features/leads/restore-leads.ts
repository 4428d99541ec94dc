import type { Tx } from "@rookery/db";
import { indexLeads } from "./index-leads.ts";

/**
 * Brings deleted leads of one list back as they were, under their ids. One whose address is in its list again stays deleted. Whether a lead may be
 * written to is what the tenant's list says today, whatever it was when it was deleted. Tags are made anew by name; values of own fields
 * come back where the field is still there. The caller holds the lock of the tenant's leads.
 * @returns the ids of those that came back.
 */
export async function restoreLeads(
  tx: Tx,
  { tenantId, companyId }: { readonly tenantId: string; readonly companyId: string | null },
  leadIds: readonly string[],
): Promise<string[]> {
  const restored = await putRows(tx, tenantId, [...leadIds]);
  if (restored.length === 0) return restored;
  await putTags(tx, tenantId, restored);
  await putValues(tx, tenantId, restored);
  await indexLeads(tx, { tenantId, companyId, ids: restored });
  await tx.$executeRaw`DELETE FROM deleted_leads WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${restored}::uuid[])`;
  return restored;
}

async function putRows(tx: Tx, tenantId: string, ids: string[]): Promise<string[]> {
  const put = await tx.$queryRaw<{ id: string }[]>`
    WITH image AS MATERIALIZED (
      SELECT id, company_id, email, image FROM deleted_leads WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[])
    ), listed AS MATERIALIZED (
      SELECT email, status FROM suppressed_among((SELECT array_agg(email) FROM image))
    ), state AS (
      SELECT image.*, image ->> 'status' AS was, coalesce(listed.status,
          CASE image ->> 'status' WHEN 'archived' THEN 'archived' ELSE 'active' END) AS status
      FROM image LEFT JOIN listed USING (email)
    )
    INSERT INTO leads (tenant_id, id, company_id, email, name, company, status, import_id, created, updated)
    SELECT ${tenantId}::uuid, id, company_id, email, image ->> 'name', image ->> 'employer', status, (image ->> 'importId')::uuid,
      (image ->> 'created')::timestamptz, CASE WHEN status = was THEN (image ->> 'updated')::timestamptz ELSE now() END
    FROM state ORDER BY id
    ON CONFLICT DO NOTHING RETURNING id`;
  return put.map(({ id }) => id);
}

/** The tags of these images, a row each. */
const TAGS = `
  deleted_leads d CROSS JOIN jsonb_to_recordset(d.image -> 'tags') AS was (name text, "importId" uuid, created timestamptz)
  WHERE d.tenant_id = $1::uuid AND d.id = ANY ($2::uuid[])`;

async function putTags(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO tags (tenant_id, company_id, name) SELECT DISTINCT d.tenant_id, d.company_id, was.name FROM ${TAGS} ON CONFLICT DO NOTHING`,
    tenantId,
    ids,
  );
  await tx.$executeRawUnsafe(
    `INSERT INTO lead_tags (tenant_id, company_id, lead_id, tag_id, import_id, created)
     SELECT had.tenant_id, had.company_id, had.id, t.id, had."importId", had.created
     FROM (SELECT d.tenant_id, d.company_id, d.id, was.* FROM ${TAGS}) AS had
     JOIN tags t ON t.tenant_id = had.tenant_id AND t.company_id IS NOT DISTINCT FROM had.company_id AND t.name = had.name
     ON CONFLICT DO NOTHING`,
    tenantId,
    ids,
  );
}

async function putValues(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO lead_field_values (tenant_id, company_id, lead_id, field_id, text, number, day)
    SELECT d.tenant_id, d.company_id, d.id, f.id, was.text, was.number, was.day
    FROM deleted_leads d
    CROSS JOIN jsonb_to_recordset(d.image -> 'values') AS was ("fieldId" uuid, text text, number float8, day date)
    JOIN lead_fields f ON f.tenant_id = d.tenant_id AND f.id = was."fieldId" AND f.company_id IS NOT DISTINCT FROM d.company_id
    WHERE d.tenant_id = ${tenantId}::uuid AND d.id = ANY (${ids}::uuid[])`;
}
