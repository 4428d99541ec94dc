import { readRows } from "@rookery/db";
import { wholeTenant, type TenantContext } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { notPurged } from "../companies/companies.queries.ts";
import type { FieldValue, LeadFieldType } from "../lead-fields/lead-fields.schema.ts";
import { suppressionsOf } from "../suppressions/suppressions.queries.ts";
import { countLeads } from "./count-leads.ts";
import { stepsOf } from "./lead-page.ts";
import { isNarrow, type ListInput } from "./lead-statement.ts";
import type { LeadStatus } from "./leads.schema.ts";
import { readPage, readSorted } from "./read-page.ts";

export interface LeadRow {
  id: string;
  company_id: string | null;
  email: string;
  name: string | null;
  employer: string | null;
  status: LeadStatus;
  import_id: string | null;
  created: Date;
  updated: Date;
}

const shown = (row: LeadRow) => ({
  id: row.id,
  companyId: row.company_id,
  email: row.email,
  name: row.name,
  employer: row.employer,
  status: row.status,
  importId: row.import_id,
  createdAt: row.created,
  updatedAt: row.updated,
});

interface WholeLeadRow extends LeadRow {
  tags: { id: string; name: string }[];
  fields: { fieldId: string; name: string; type: LeadFieldType; value: FieldValue | null }[];
  import: { id: string; fileName: string; source: string | null; consent: string | null } | null;
}

const wholeLead = `
  SELECT l.id, l.company_id, l.email, l.name, l.company AS employer, l.status, l.import_id, l.created, l.updated,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY lower(t.name), t.id), '[]')
     FROM lead_tags g JOIN tags t ON t.tenant_id = g.tenant_id AND t.id = g.tag_id
     WHERE g.tenant_id = l.tenant_id AND g.lead_id = l.id) AS tags,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('fieldId', f.id, 'name', f.name, 'type', f.type, 'value',
       CASE f.type WHEN 'boolean' THEN to_jsonb(v.number = 1) ELSE coalesce(to_jsonb(v.text), to_jsonb(v.number), to_jsonb(v.day)) END) ORDER BY f.id), '[]')
     FROM lead_fields f LEFT JOIN lead_field_values v ON v.tenant_id = f.tenant_id AND v.lead_id = l.id AND v.field_id = f.id
     WHERE f.tenant_id = l.tenant_id AND (f.company_id = l.company_id OR (f.company_id IS NULL AND l.company_id IS NULL))) AS fields,
    (SELECT jsonb_build_object('id', i.id, 'fileName', i.file_name, 'source', i.source, 'consent', i.consent)
     FROM imports i WHERE i.tenant_id = l.tenant_id AND i.id = l.import_id) AS import
  FROM leads l WHERE l.tenant_id = $1 AND l.id = $2 AND ${notPurged("$1", "l.company_id")}`;

/**
 * A lead with its tags, all own fields of its list, where it came from, and what forbids to write to it, whichever company that came from.
 * @throws AppError not_found, also for a lead of a company out of the caller's sight.
 */
export async function leadById(ctx: TenantContext, { leadId }: { leadId: string }) {
  const [row] = await readRows<WholeLeadRow>(ctx.db, ctx.tenant.scope, {
    name: "leads_by_id",
    text: wholeLead,
    values: [ctx.tenant.id, leadId],
  });
  if (!row) throw notFound();
  const held = await suppressionsOf(ctx.db, wholeTenant(ctx.tenant), row.email);
  return {
    ...shown(row),
    tags: row.tags,
    fields: row.fields,
    import: row.import,
    suppressions: held.map(({ kind, reason, source, createdAt }) => ({ kind, reason, source, createdAt })),
  };
}

/**
 * A page of one list of leads, in at most three statements, and on the first page their number. `total` is null on later pages; with
 * `isMore` it is what was counted before counting stopped. `nextCursor` is null on the last page; with fewer leads than `limit` it says
 * that one request may look at no more, and where the next goes on.
 */
export async function listLeads(ctx: TenantContext, input: ListInput) {
  const counting = countLeads(ctx, input);
  // Few that match are sorted at once; a walk in that order could look at many others for each.
  const isFirst = input.cursor === undefined;
  const isFew =
    isFirst && stepsOf(input).includes("sorted") && isNarrow(input) && (await counting)?.isMore === false;
  const [page, total] = await Promise.all([isFew ? readSorted(ctx, input) : readPage(ctx, input), counting]);
  const found = { count: page.rows.length, isMore: page.nextCursor !== null };
  return {
    leads: page.rows.map((row) => ({ ...shown({ ...row, employer: row.company }), tags: row.tags })),
    total: !isFirst ? null : total && found.isMore ? total : found,
    nextCursor: page.nextCursor,
  };
}
