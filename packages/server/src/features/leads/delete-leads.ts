import type { Tx } from "@rookery/db";

export interface Deletion {
  readonly tenantId: string;
  /** The bulk job or the import's undo that deletes; null = one by one. */
  readonly jobId: string | null;
  readonly deletedBy: string;
}

/**
 * Deletes leads and keeps each whole for 30 days: the row, its tags by name, the values of its own fields. The tenant's list of whom not to
 * write to is not touched. The caller holds the lock of the tenant's leads.
 * @returns how many were there.
 */
export async function deleteLeads(tx: Tx, deletion: Deletion, leadIds: readonly string[]): Promise<number> {
  const { tenantId, jobId, deletedBy } = deletion;
  const ids = [...leadIds];
  await tx.$executeRaw`
    INSERT INTO deleted_leads (tenant_id, id, company_id, email, image, job_id, deleted_by)
    SELECT l.tenant_id, l.id, l.company_id, l.email, jsonb_build_object(
        'name', l.name, 'employer', l.company, 'status', l.status, 'importId', l.import_id,
        'created', l.created, 'updated', l.updated,
        'tags', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'importId', g.import_id, 'created', g.created)), '[]')
                 FROM lead_tags g JOIN tags t ON t.tenant_id = g.tenant_id AND t.id = g.tag_id
                 WHERE g.tenant_id = l.tenant_id AND g.lead_id = l.id),
        'values', (SELECT coalesce(jsonb_agg(jsonb_build_object('fieldId', v.field_id, 'text', v.text, 'number', v.number, 'day', v.day)), '[]')
                   FROM lead_field_values v WHERE v.tenant_id = l.tenant_id AND v.lead_id = l.id)),
      ${jobId}::uuid, ${deletedBy}::uuid
    FROM leads l WHERE l.tenant_id = ${tenantId}::uuid AND l.id = ANY (${ids}::uuid[])`;
  return tx.$executeRaw`DELETE FROM leads WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[])`;
}
