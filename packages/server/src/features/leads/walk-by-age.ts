import { idSpan, listCondition, nameConditions, statusConditions, type Values } from "./lead-filter.ts";
import { joinedConditions, leadOf, ordered, walkOfStatuses, type Entry, type Walk } from "./lead-walk.ts";
import type { LeadFilter } from "./leads.schema.ts";

/** Leads by age: along the index of a tag, a field's value or the rare statuses where the filter names one, else along the list's own. */
export function walkByAge(
  filter: LeadFilter,
  values: Values,
  { isOldestFirst, after }: { isOldestFirst: boolean; after?: Entry | undefined },
): Walk {
  const direction = isOldestFirst ? "ASC" : "DESC";
  const span = (column: string): string[] => [
    ...idSpan(filter, values, column),
    ...(after ? [`${column} ${isOldestFirst ? ">" : "<"} ${values.add(after.id, "uuid")}`] : []),
  ];
  const joined = joinedOf(filter, values);
  if (joined) {
    const { rows, rest } = joined;
    const where = ["j.tenant_id = $1::uuid", rows.where, ...span("j.lead_id")].join(" AND ");
    const filters = [...statusConditions(rest), ...nameConditions(rest), ...joinedConditions(rest, values)];
    return walkAlong(`${rows.of} j WHERE ${where}`, direction, filters);
  }
  const order = ordered(filter, direction, "id");
  const list = listCondition(filter, values);
  const where = [list, ...span("l.id"), ...(filter.hasName === false ? nameConditions(filter) : [])];
  const filters = [...(filter.hasName ? nameConditions(filter) : []), ...joinedConditions(filter, values)];
  return walkOfStatuses(filter, { where, order, filters });
}

/** Of several tags the rarest is walked along; telling which costs a look at so many leads of each. */
const RARE_TAG = 2_000;

interface Joined {
  /** Which rows `j` name the leads of a tag or of a field's value; an index has them in the order of their ids. */
  readonly rows: { readonly of: "lead_tags" | "lead_field_values"; readonly where: string };
  /** What these do not tell of the filter. */
  readonly rest: LeadFilter;
}

/**
 * Undefined where the filter names neither a tag nor a field's value. Its list is looked for where the tag or the field is, once: that of
 * each row would make the planner think that few are left, and read them all to sort those.
 */
function joinedOf({ tagIds, fields, ...filter }: LeadFilter, values: Values): Joined | undefined {
  if (tagIds) {
    const [only] = tagIds;
    const tag = `SELECT tag.id FROM tags tag WHERE ${listCondition(filter, values, "tag")} AND tag.id =`;
    const seen = `SELECT FROM lead_tags c WHERE c.tenant_id = $1::uuid AND c.tag_id = tag.id ORDER BY c.lead_id LIMIT ${RARE_TAG}`;
    if (tagIds.length === 1)
      return {
        rows: { of: "lead_tags", where: `j.tag_id = (${tag} ${values.add(only, "uuid")})` },
        rest: { ...filter, fields },
      };
    const rarest = `${tag} ANY (${values.add(tagIds, "uuid[]")}) ORDER BY (SELECT count(*) FROM (${seen}) seen) LIMIT 1`;
    return {
      rows: { of: "lead_tags", where: `j.tag_id = (${rarest})` },
      rest: { ...filter, tagIds, fields },
    };
  }
  const field = fields?.find(({ is }) => is !== undefined);
  if (field?.is === undefined) return undefined;
  const value =
    typeof field.is === "string"
      ? `j.text = ${values.add(field.is, "text")}`
      : `j.number = ${values.add(Number(field.is), "float8")}`;
  const own = `SELECT f.id FROM lead_fields f WHERE ${listCondition(filter, values, "f")} AND f.id = ${values.add(field.fieldId, "uuid")}`;
  return {
    rows: { of: "lead_field_values", where: `j.field_id = (${own}) AND ${value}` },
    rest: { ...filter, fields: fields?.filter((each) => each !== field) },
  };
}

function walkAlong(joined: string, direction: string, filters: readonly string[]): Walk {
  const ids = (stretch: string) =>
    `(SELECT j.lead_id FROM ${joined} ORDER BY j.lead_id ${direction} ${stretch}) j`;
  return {
    from: (stretch) => `${ids(stretch)} CROSS JOIN ${leadOf("j.lead_id")}`,
    ids,
    order: `id ${direction}`,
    filters,
  };
}
