import { fieldConditions } from "./field-conditions.ts";
import {
  idSpan,
  importConditions,
  listCondition,
  nameConditions,
  statusConditions,
  tagConditions,
  wantedStatuses,
  type Values,
} from "./lead-filter.ts";
import type { LeadFilter, LeadOrder } from "./leads.schema.ts";

/** What a page shows of a lead `l`, and where it stands. */
export const LEAD_COLUMNS =
  "l.id, l.company_id, l.email, l.name, l.company, l.status, l.import_id, l.created, l.updated, l.name_key";

/**
 * A way through a list along one index, from where it is entered. What the index does not know is left to `filters`, so that whoever
 * walks has to say how far: a filter that few leads match must not read millions.
 */
export interface Walk {
  /** Leads `l` in the order of the walk, as it stands behind FROM. `stretch` is its LIMIT, or OFFSET and LIMIT. */
  from(stretch: string): string;
  /** The same for counting them, where there is nothing to ask of them. */
  ids?(stretch: string): string;
  /** The same order, of the columns of `l`. */
  readonly order: string;
  /** What the leads of the walk must also be; none = all of them count. */
  readonly filters: readonly string[];
}

/** Where a walk is entered: after this row. Absent = at its beginning. */
export interface Entry {
  readonly key: string | null;
  readonly id: string;
}

/** In the pool the company stands in the order, though it is none: of a column that is null the planner does not see that it is one, and would sort. */
export const ordered = (
  { companyId }: Pick<LeadFilter, "companyId">,
  direction: string,
  ...columns: string[]
): string =>
  [...(companyId === null ? ["company_id"] : []), ...columns]
    .map((column) => `${column} ${direction}`)
    .join(", ");

interface Stretch {
  readonly where: readonly string[];
  readonly order: string;
  readonly filters: readonly string[];
}

const walkOf = ({ where, order, filters }: Stretch): Walk => ({
  from: (stretch) =>
    `(SELECT ${LEAD_COLUMNS} FROM leads l WHERE ${where.join(" AND ")} ORDER BY ${order} ${stretch}) l`,
  order,
  filters,
});

/**
 * The walk that also knows the statuses of the filter. Each rare one is a stretch of an index in the right order, and several are merged
 * as far as the walk goes; what is not rare is left to the filters.
 */
export function walkOfStatuses(filter: LeadFilter, { where, order, filters }: Stretch): Walk {
  const statuses = wantedStatuses(filter) ?? [];
  if (statuses.length === 0 || statuses.includes("active"))
    return walkOf({ where, order, filters: [...statusConditions(filter), ...filters] });
  const parts = statuses.map((status) => where.concat(`l.status = '${status}'`));
  const [only = []] = parts;
  if (parts.length === 1) return walkOf({ where: only, order, filters });
  const union = parts
    .map((part) => `SELECT * FROM ${walkOf({ where: part, order, filters: [] }).from("")}`)
    .join(" UNION ALL ");
  return {
    from: (stretch) => `(SELECT * FROM (${union}) l ORDER BY ${order} ${stretch}) l`,
    order,
    filters,
  };
}

/** The lead of an id, as it stands behind CROSS JOIN. The limit makes it a look by key for each; else the planner may read the whole table. */
export const leadOf = (id: string): string =>
  `LATERAL (SELECT ${LEAD_COLUMNS}, l.tenant_id FROM leads l WHERE l.tenant_id = $1::uuid AND l.id = ${id} LIMIT 1) l`;

/** What other tables say of a lead. */
export const joinedConditions = (filter: LeadFilter, values: Values): string[] => [
  ...importConditions(filter, values),
  ...tagConditions(filter, values),
  // In a sub-select of its own each is a look by key; else the planner may read all values of the field.
  ...fieldConditions(filter, values).map((condition) => `(SELECT true WHERE ${condition})`),
];

export type KeyedOrder = Exclude<LeadOrder, "newest" | "oldest">;

/** Leads by address. */
export function walkByEmail(
  filter: LeadFilter,
  values: Values,
  { order, after }: { order: KeyedOrder; after?: Entry | undefined },
): Walk {
  const isDescending = order === "email_desc";
  const where = [listCondition(filter, values)];
  if (after) where.push(`l.email ${isDescending ? "<" : ">"} ${values.add(after.key, "text")}`);
  return walkOfStatuses(filter, {
    where,
    order: ordered(filter, isDescending ? "DESC" : "ASC", "email"),
    filters: beyondStatus(filter, values),
  });
}

/** Leads that have a name, by name. */
export function walkByName(
  filter: LeadFilter,
  values: Values,
  { order, after }: { order: KeyedOrder; after?: Entry | undefined },
): Walk {
  const isDescending = order === "name_desc";
  const where = [listCondition(filter, values), "l.name_key IS NOT NULL"];
  if (after) where.push(`(l.name_key, l.id) ${isDescending ? "<" : ">"} ${placeOf(after, values)}`);
  return walkOfStatuses(filter, {
    where,
    order: ordered(filter, isDescending ? "DESC" : "ASC", "name_key", "id"),
    filters: beyondStatus({ ...filter, hasName: undefined }, values),
  });
}

/** Leads that have none, which come after the others in both directions. */
export function walkNameless(
  filter: LeadFilter,
  values: Values,
  { after }: { after?: Entry | undefined },
): Walk {
  const where = [listCondition(filter, values), "l.name_key IS NULL"];
  if (after) where.push(`l.id > ${values.add(after.id, "uuid")}`);
  return walkOfStatuses(filter, {
    where,
    order: ordered(filter, "ASC", "id"),
    filters: beyondStatus({ ...filter, hasName: undefined }, values),
  });
}

/** Leads whose address begins so, by address. */
export function walkEmailsBeginning(
  filter: LeadFilter,
  values: Values,
  { word, after }: { word: string; after?: Entry | undefined },
): Walk {
  const where = [listCondition(filter, values), ...beginning("l.email", word, values)];
  if (after) where.push(`l.email > ${values.add(after.key, "text")}`);
  return walkOfStatuses(filter, {
    where,
    order: ordered(filter, "ASC", "email"),
    filters: beyondStatus(filter, values),
  });
}

/** Leads whose name begins so and whose address does not, by name. */
export function walkNamesBeginning(
  filter: LeadFilter,
  values: Values,
  { word, after }: { word: string; after?: Entry | undefined },
): Walk {
  const where = [listCondition(filter, values), ...beginning("l.name_key", word, values)];
  if (after) where.push(`(l.name_key, l.id) > ${placeOf(after, values)}`);
  return walkOfStatuses(filter, {
    where,
    order: ordered(filter, "ASC", "name_key", "id"),
    filters: [`NOT starts_with(l.email, ${values.add(word, "text")})`, ...beyondStatus(filter, values)],
  });
}

/** From the word to the last text that begins so, as bytes are compared; of `^@` a plan that is made without the word has no end. */
const beginning = (column: string, word: string, values: Values): string[] => [
  `${column} >= ${values.add(word, "text")}`,
  `${column} < ${values.add(`${word}\u{10ffff}`, "text")}`,
];

const placeOf = ({ key, id }: Entry, values: Values): string =>
  `(${values.add(key, "text")}, ${values.add(id, "uuid")})`;

/** All of the filter but the list and the statuses, for walks whose index knows nothing of it. */
const beyondStatus = (filter: LeadFilter, values: Values): string[] => [
  ...idSpan(filter, values, "l.id"),
  ...nameConditions(filter),
  ...joinedConditions(filter, values),
];

/** All of the filter but the list. */
export const narrowing = (filter: LeadFilter, values: Values): string[] => [
  ...statusConditions(filter),
  ...beyondStatus(filter, values),
];
