import type { FieldFilter } from "../lead-fields/lead-fields.schema.ts";
import type { Values } from "./lead-filter.ts";
import type { LeadFilter } from "./leads.schema.ts";

/**
 * What the values of own fields have in common. As of tags, a scalar sub-select is one look into the key a lead; of an EXISTS the planner
 * may make a join that reads all values of the field.
 */
export const fieldConditions = ({ fields }: LeadFilter, values: Values): string[] =>
  (fields ?? []).map(
    (field) =>
      `(SELECT true FROM lead_field_values v WHERE v.tenant_id = $1::uuid AND v.lead_id = l.id AND ${valueConditions(field, values)})`,
  );

function valueConditions({ fieldId, is, from, to }: FieldFilter, values: Values): string {
  const all = [`v.field_id = ${values.add(fieldId, "uuid")}`];
  const add = (column: string, comparison: string, value: unknown, type: string) =>
    all.push(`v.${column} ${comparison} ${values.add(value, type)}`);
  if (typeof is === "string") add("text", "=", is, "text");
  else if (is !== undefined) add("number", "=", Number(is), "float8");
  const [column, type] = typeof (from ?? to) === "number" ? ["number", "float8"] : ["day", "date"];
  if (from !== undefined) add(column, ">=", from, type);
  if (to !== undefined) add(column, "<=", to, type);
  return all.join(" AND ");
}
