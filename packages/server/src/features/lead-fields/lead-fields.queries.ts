import { readRows } from "@rookery/db";
import type { z } from "zod";
import type { TenantContext } from "../../context.ts";
import { notPurged } from "../companies/companies.queries.ts";
import { VALUE_COUNT_CAP, type LeadFieldType, type listLeadFieldsInput } from "./lead-fields.schema.ts";

interface FieldRow {
  id: string;
  name: string;
  type: LeadFieldType;
  leads: number;
}

/** The values of a field stand in one of three indexes, by its type; the others are empty. */
const counted = (column: string): string =>
  `SELECT FROM lead_field_values v WHERE v.tenant_id = $1 AND v.field_id = f.id AND v.${column} IS NOT NULL`;

const fieldsStatement = (isPool: boolean): string => `
  SELECT f.id, f.name, f.type, (SELECT count(*)::int FROM (
      (${counted("text")}) UNION ALL (${counted("number")}) UNION ALL (${counted("day")}) LIMIT ${VALUE_COUNT_CAP + 1}
    ) seen) AS leads
  FROM lead_fields f WHERE f.tenant_id = $1 AND f.company_id ${isPool ? "IS NULL" : `= $2 AND ${notPurged("$1", "$2")}`} ORDER BY f.id`;

/** A company's own fields in the order of their making, with how many leads have a value. */
export async function listLeadFields(
  ctx: TenantContext,
  { companyId }: z.output<typeof listLeadFieldsInput>,
) {
  const isPool = companyId === null;
  const rows = await readRows<FieldRow>(ctx.db, ctx.tenant.scope, {
    name: isPool ? "lead_fields_list_pool" : "lead_fields_list",
    text: fieldsStatement(isPool),
    values: [ctx.tenant.id, ...(isPool ? [] : [companyId])],
  });
  return rows.map(({ id, name, type, leads }) => ({
    id,
    name,
    type,
    leads: { count: Math.min(leads, VALUE_COUNT_CAP), isMore: leads > VALUE_COUNT_CAP },
  }));
}
