import { filterConditions, searchCondition, Values } from "../leads/lead-filter.ts";
import type { LeadJobToRun } from "./find-lead-job.ts";

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

export type SelectedJob = Pick<LeadJobToRun, "tenantId" | "selection" | "untilId">;

/** Leads that one transaction changes: a fraction of a second, so that other writers of the tenant's leads take their turn. */
export const CHUNK_ROWS = 2_000;

/** Leads that one statement looks at for them: a filter that few match must not read five million rows in one go. */
const WINDOW_ROWS = 20_000;

/** What the job's leads `l` have in common. */
export function jobConditions({ selection, untilId }: SelectedJob, values: Values): string {
  const until = `l.id <= ${values.add(untilId, "uuid")}`;
  if ("leadIds" in selection) {
    const list = filterConditions({ companyId: selection.companyId }, values);
    return `${list} AND ${until} AND l.id = ANY (${values.add(selection.leadIds, "uuid[]")})`;
  }
  const { search, ...filter } = selection;
  const conditions = `${filterConditions(filter, values)} AND ${until}`;
  // No index serves a search here, which a job can bear: it goes through the whole list anyway.
  return search ? `${conditions} AND ${searchCondition(search, values)}` : conditions;
}

/** The id at which the window after `after` ends; no row where it is the list's last. */
export function windowEnd({ tenantId, selection, untilId }: SelectedJob, after: string): Statement {
  const values = new Values(tenantId);
  const list = filterConditions({ companyId: selection.companyId }, values);
  const span = `l.id > ${values.add(after, "uuid")} AND l.id <= ${values.add(untilId, "uuid")}`;
  return {
    text: `SELECT l.id FROM leads l WHERE ${list} AND ${span} ORDER BY l.id OFFSET ${WINDOW_ROWS - 1} LIMIT 1`,
    values: values.all,
  };
}

/** The job's leads between two ids, at most a chunk of them. */
export function leadsBetween(job: SelectedJob, after: string, end: string): Statement {
  const values = new Values(job.tenantId);
  const conditions = jobConditions(job, values);
  const span = `l.id > ${values.add(after, "uuid")} AND l.id <= ${values.add(end, "uuid")}`;
  return {
    text: `SELECT l.id, l.email, l.status FROM leads l WHERE ${conditions} AND ${span} ORDER BY l.id LIMIT ${CHUNK_ROWS}`,
    values: values.all,
  };
}

/** How many leads the job is of. */
export function countOf(job: SelectedJob): Statement {
  const values = new Values(job.tenantId);
  return {
    text: `SELECT count(*)::float8 AS total FROM leads l WHERE ${jobConditions(job, values)}`,
    values: values.all,
  };
}
