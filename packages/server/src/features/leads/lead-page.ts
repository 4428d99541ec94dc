import type { StepName } from "./lead-cursor.ts";
import { isSubstring, searchCondition, Values } from "./lead-filter.ts";
import { foundStatement } from "./found-page.ts";
import { statementOf, TAGS, type ListInput, type Statement } from "./lead-statement.ts";
import {
  LEAD_COLUMNS,
  walkByEmail,
  walkByName,
  walkEmailsBeginning,
  walkNameless,
  walkNamesBeginning,
  type Entry,
  type KeyedOrder,
  type Walk,
} from "./lead-walk.ts";
import type { LeadOrder } from "./leads.schema.ts";
import { sortedStatement } from "./sorted-page.ts";
import { walkByAge } from "./walk-by-age.ts";

/**
 * How many leads one read looks at for a page where the walk's index does not know the filter. What is found by then is the page, and
 * the cursor says where to go on: so no page reads millions, whatever is asked.
 */
export const WALK_ROWS = 10_000;

/** The same where each lead's text is compared: of the newest at first, and on where they show that the word is frequent. */
export const TEXT_ROWS = { first: 5_000, more: 20_000 } as const;

const isKeyed = (order: LeadOrder): order is KeyedOrder => order !== "newest" && order !== "oldest";

/** The reads of a page in their order; the next one follows where one has come to the end of its leads. */
export function stepsOf({ search, order, hasName }: ListInput): StepName[] {
  if (search) return isSubstring(search) ? ["text", "index"] : ["emails_beginning", "names_beginning"];
  if (!isKeyed(order)) return ["age"];
  if (order === "email" || order === "email_desc") return ["emails", "sorted"];
  const named: StepName[] = hasName === false ? [] : ["names"];
  return [...named, ...(hasName ? [] : (["nameless"] as const)), "sorted"];
}

export interface Reading {
  readonly step: StepName;
  readonly after: Entry | undefined;
  /** At most so many rows. */
  readonly take: number;
  /** Whether the read before it was of texts as well. */
  readonly isMore?: boolean;
}

/** One read of a page. Its rows are leads, and last, where it was cut short, the place that it came to. */
export function stepStatement(
  tenantId: string,
  input: ListInput,
  { step, after, take, isMore }: Reading,
): Statement {
  const values = new Values(tenantId);
  if (step === "index") return foundStatement(input, values, { after, take });
  if (step === "sorted") return sortedStatement(input, values, { after, take });
  const walk = walkOfStep(input, values, { step, after });
  const rows = step === "text" ? TEXT_ROWS[isMore ? "more" : "first"] : WALK_ROWS;
  const text = walk.filters.length === 0 ? wholeText(walk, take) : boundedText(walk, take, rows);
  return statementOf(input, text, values, take > input.limit);
}

function walkOfStep(
  input: ListInput,
  values: Values,
  { step, after }: { step: StepName; after: Entry | undefined },
): Walk {
  const { order, search = "" } = input;
  const word = search.toLowerCase();
  if (step === "emails_beginning") return walkEmailsBeginning(input, values, { word, after });
  if (step === "names_beginning") return walkNamesBeginning(input, values, { word, after });
  if (step === "nameless") return walkNameless(input, values, { after });
  if (step === "emails" && isKeyed(order)) return walkByEmail(input, values, { order, after });
  if (step === "names" && isKeyed(order)) return walkByName(input, values, { order, after });
  const walk = walkByAge(input, values, { isOldestFirst: step === "age" && order === "oldest", after });
  return step === "text" ? { ...walk, filters: [...walk.filters, searchCondition(search, values)] } : walk;
}

/** Every lead of the walk counts, so that it ends by itself. */
const wholeText = (walk: Walk, take: number): string =>
  `SELECT ${LEAD_COLUMNS}, ${TAGS}, false AS is_end FROM ${walk.from(`LIMIT ${take}`)} ORDER BY ${walk.order}`;

const boundedText = (walk: Walk, take: number, rows: number): string => `
  WITH page AS MATERIALIZED (
    SELECT ${LEAD_COLUMNS} FROM ${walk.from(`LIMIT ${rows}`)} WHERE ${walk.filters.join(" AND ")} ORDER BY ${walk.order} LIMIT ${take}
  )
  SELECT l.*, ${TAGS}, false AS is_end FROM page l
  UNION ALL
  SELECT ${LEAD_COLUMNS}, NULL, true FROM ${walk.from(`OFFSET ${rows - 1} LIMIT 1`)} WHERE (SELECT count(*) FROM page) < ${take}
  ORDER BY is_end, ${walk.order}`;
