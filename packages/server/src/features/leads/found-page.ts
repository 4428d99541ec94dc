import { listCondition, searchCondition, type Values } from "./lead-filter.ts";
import { isNarrow, TAGS, type ListInput, type Statement } from "./lead-statement.ts";
import { LEAD_COLUMNS, leadOf, narrowing, type Entry } from "./lead-walk.ts";

/** How many leads the index on texts names where a filter may refuse most of them. */
const CANDIDATES = 1_000;

/** What the index on texts knows, looked at again: a lead may have changed since, and the filter has its say. */
export function foundStatement(
  input: ListInput,
  values: Values,
  { after, take }: { after: Entry | undefined; take: number },
): Statement {
  const { companyId, search = "" } = input;
  const where = [listCondition(input, values), ...narrowing(input, values), searchCondition(search, values)];
  const limit = values.add(take, "int");
  const candidates = values.add(isNarrow(input) ? CANDIDATES : take, "int");
  const word = values.add(search, "text");
  const before = values.add(after?.id, "uuid");
  const text = `
    WITH found AS MATERIALIZED (
      SELECT lead_id, is_end FROM search_leads(${values.add(companyId, "uuid")}, ${word}, ${before}, ${candidates})
    ), page AS MATERIALIZED (
      SELECT ${LEAD_COLUMNS} FROM found f CROSS JOIN ${leadOf("f.lead_id")}
      WHERE NOT f.is_end AND ${where.join(" AND ")} ORDER BY l.id DESC LIMIT ${limit}
    ), cut AS (
      (SELECT lead_id FROM found WHERE is_end)
      UNION ALL
      (SELECT lead_id FROM found WHERE (SELECT count(*) FROM found WHERE NOT is_end) >= ${candidates} ORDER BY lead_id LIMIT 1)
    )
    SELECT l.*, ${TAGS}, false AS is_end FROM page l
    UNION ALL
    SELECT cut.lead_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true FROM cut WHERE (SELECT count(*) FROM page) < ${limit}
    ORDER BY is_end, id DESC`;
  return { name: "", text, values: values.all, byIndex: false };
}
