import { readRowsAsSystem, type Db, type Scope } from "@rookery/db";
import type { Access } from "../../context.ts";
import { seesAllCompanies, type Role } from "../../permissions.ts";
import type { ExportWish, LeadChange, LeadJobKind, Selection } from "./lead-jobs.schema.ts";

export type JobChange =
  | LeadChange
  | { readonly kind: "restore"; readonly jobId: string }
  | ({ readonly kind: "export" } & ExportWish)
  | { readonly kind: "count" };

export interface LeadJobToRun {
  readonly tenantId: string;
  readonly jobId: string;
  readonly companyId: string | null;
  readonly createdBy: string;
  readonly selection: Selection;
  readonly change: JobChange;
  /** Leads with a greater id came after it. */
  readonly untilId: string;
  /** The scope of whoever started it, as it is now; undefined where they may no longer do it. */
  readonly scope: Scope | undefined;
}

interface Row {
  company_id: string | null;
  created_by: string;
  kind: LeadJobKind;
  filter: Selection;
  change: Record<string, unknown> | null;
  until_id: string;
  to_company: string | null;
  role: Role | null;
  access: Access | null;
  access_there: Access | null;
}

const statement = `
  SELECT j.company_id, j.created_by, j.kind, j.filter, j.change, j.until_id, j.change ->> 'toCompanyId' AS to_company,
         m.roles[1] AS role, c.access, t.access AS access_there
  FROM lead_jobs j
  LEFT JOIN (tenant_users m JOIN users u ON u.id = m.user_id AND u.deleted IS NULL)
    ON m.tenant_id = j.tenant_id AND m.user_id = j.created_by AND m.deleted IS NULL AND m.suspended IS NULL
  LEFT JOIN company_members c ON c.tenant_id = j.tenant_id AND c.company_id = j.company_id AND c.user_id = j.created_by
  LEFT JOIN company_members t ON t.tenant_id = j.tenant_id AND t.user_id = j.created_by
    AND t.company_id = (j.change ->> 'toCompanyId')::uuid
  WHERE j.tenant_id = $1 AND j.id = $2 AND j.status IN ('waiting', 'running')`;

/** The job that a queue's job names, where there is still something to do; with the access of its starter, read anew. */
export async function findLeadJob(
  db: Db,
  of: { tenantId: string; jobId: string },
): Promise<LeadJobToRun | undefined> {
  const [row] = await readRowsAsSystem<Row>(db, "lead job", {
    name: "lead_job_to_run",
    text: statement,
    values: [of.tenantId, of.jobId],
  });
  if (!row) return undefined;
  return {
    ...of,
    companyId: row.company_id,
    createdBy: row.created_by,
    selection: row.filter,
    // What the row keeps was checked when it was written.
    change: { ...row.change, kind: row.kind } as JobChange,
    untilId: row.until_id,
    scope: scopeOf(row, of.tenantId),
  };
}

function scopeOf(row: Row, tenantId: string): Scope | undefined {
  if (row.role === null) return undefined;
  const person = { tenantId, personId: row.created_by };
  if (seesAllCompanies(row.role)) return { ...person, companies: "all" };
  if (row.company_id === null || row.access === null) return undefined;
  if (row.kind === "export" || row.kind === "count") return { ...person, companies: [row.company_id] };
  if (row.access !== "work") return undefined;
  if (row.kind !== "move") return { ...person, companies: [row.company_id] };
  if (row.to_company === null || row.access_there !== "work") return undefined;
  return { ...person, companies: [row.company_id, row.to_company] };
}
