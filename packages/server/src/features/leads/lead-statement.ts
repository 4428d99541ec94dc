import { createHash } from "node:crypto";
import type { z } from "zod";
import { Values } from "./lead-filter.ts";
import { narrowing } from "./lead-walk.ts";
import type { listLeadsInput } from "./leads.schema.ts";

export type ListInput = z.output<typeof listLeadsInput>;

/** As `readRows` takes it. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  readonly byIndex: boolean;
}

/** Whether the filter says more than which list and what to search for. */
export const isNarrow = (input: ListInput): boolean => narrowing(input, new Values("")).length > 0;

/** Filters of a list that is asked for every day. What is asked in more words is planned anew, so that plans stay few. */
const COMMON_MAX = 2;

/**
 * Where it is asked for often, a statement has one text for one choice of filters and is planned once a connection: planning takes as
 * long as the page. So its limit stands in the text as well, or the plan would be one for a tenth of the list.
 * @param isWhole false for what completes a page that was begun, whose limit is any number.
 */
export function statementOf(input: ListInput, text: string, values: Values, isWhole = true): Statement {
  const { statuses, tagIds, importId, createdFrom, createdTo, hasName, isSuppressed, fields } = input;
  const filters = [statuses, tagIds, importId, createdFrom, createdTo, hasName, isSuppressed, fields];
  const isCommon = isWhole && filters.filter((filter) => filter !== undefined).length <= COMMON_MAX;
  const name = isCommon ? `leads_${createHash("sha1").update(text).digest("base64url")}` : "";
  return { name, text, values: values.all, byIndex: true };
}

/** The tags of a lead `l`, by name. */
export const TAGS = `coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY lower(g.name), g.id)
  FROM lead_tags t JOIN tags g ON g.tenant_id = t.tenant_id AND g.id = t.tag_id WHERE t.tenant_id = $1::uuid AND t.lead_id = l.id), '[]') AS tags`;
