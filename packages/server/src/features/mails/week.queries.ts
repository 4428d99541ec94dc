import { readRows, type Db } from "@rookery/db";
import { seesAllCompanies, type Role } from "../../permissions.ts";
import type { ReportFacts } from "./mail-texts.ts";

/** Whose week it is, with what they may see. */
export interface WeekReader {
  tenant_id: string;
  user_id: string;
  role: Role;
  company_ids: string[];
}

/** Stands on what imports have counted, and never on the leads themselves: a week of them may be millions. */
export const weekStatement = `
  SELECT done.imports, done.created, done.updated, done.rejected, held.domains, held.verified, people.joined
  FROM (
    SELECT count(*)::float8 AS imports, coalesce(sum(rows_created), 0)::float8 AS created,
           coalesce(sum(rows_updated), 0)::float8 AS updated, coalesce(sum(rows_rejected), 0)::float8 AS rejected
    FROM imports WHERE tenant_id = $1 AND status = 'done' AND finished > $2 AND finished <= $3
  ) done, (
    SELECT count(*)::float8 AS domains, (count(*) FILTER (WHERE verification_status = 'verified'))::float8 AS verified
    FROM domains WHERE tenant_id = $1
  ) held, (
    SELECT count(*)::float8 AS joined FROM tenant_users WHERE tenant_id = $1 AND deleted IS NULL AND created > $2 AND created <= $3
  ) people`;

/** Counts of a stretch of time, behind the wall that the reader stands behind. */
export async function weekOf(
  db: Db,
  reader: WeekReader,
  { since, until }: { since: Date; until: Date },
): Promise<Omit<ReportFacts, "tenantName" | "slug">> {
  const seesAll = seesAllCompanies(reader.role);
  const scope = {
    tenantId: reader.tenant_id,
    personId: reader.user_id,
    companies: seesAll ? ("all" as const) : reader.company_ids,
  };
  const [week] = await readRows<Omit<ReportFacts, "tenantName" | "slug">>(db, scope, {
    name: "week_of",
    text: weekStatement,
    values: [reader.tenant_id, since, until],
  });
  if (!week) throw new Error("Counting always answers");
  return { ...week, joined: seesAll ? week.joined : null };
}
