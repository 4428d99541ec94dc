import { readRowsAsSystem, type Db, type Scope } from "@rookery/db";
import type { Access } from "../../context.ts";
import { seesAllCompanies, type Role } from "../../permissions.ts";
import type { ColumnMapping, Reading } from "./imports.schema.ts";

export interface ImportToRun {
  readonly tenantId: string;
  readonly importId: string;
  readonly companyId: string | null;
  readonly createdBy: string;
  readonly fileKey: string;
  readonly reading: Reading;
  readonly columns: ColumnMapping & { email: number };
  readonly checkpointLine: number;
  /** The scope of whoever started it, as it is now; undefined where they may no longer write there. */
  readonly scope: Scope | undefined;
}

interface Row {
  company_id: string | null;
  created_by: string;
  file_key: string;
  reading: Reading;
  columns: ColumnMapping & { email: number };
  checkpoint_line: number;
  role: Role | null;
  access: Access | null;
}

const statement = `
  SELECT i.company_id, i.created_by, i.file_key, i.reading, i.columns, i.checkpoint_line::float8 AS checkpoint_line,
         m.roles[1] AS role, c.access
  FROM imports i
  LEFT JOIN (tenant_users m JOIN users u ON u.id = m.user_id AND u.deleted IS NULL)
    ON m.tenant_id = i.tenant_id AND m.user_id = i.created_by AND m.deleted IS NULL
  LEFT JOIN company_members c ON c.tenant_id = i.tenant_id AND c.company_id = i.company_id AND c.user_id = i.created_by
  WHERE i.tenant_id = $1 AND i.id = $2 AND i.status = 'running' AND i.reading IS NOT NULL AND i.columns IS NOT NULL`;

/** The import that a job names, where there is still something to do; with the access of its starter, read anew. */
export async function findRunningImport(
  db: Db,
  of: { tenantId: string; importId: string },
): Promise<ImportToRun | undefined> {
  const [row] = await readRowsAsSystem<Row>(db, "import job", {
    name: "import_to_run",
    text: statement,
    values: [of.tenantId, of.importId],
  });
  if (!row) return undefined;
  return {
    ...of,
    companyId: row.company_id,
    createdBy: row.created_by,
    fileKey: row.file_key,
    reading: row.reading,
    columns: row.columns,
    checkpointLine: row.checkpoint_line,
    scope: scopeOf(row, of.tenantId),
  };
}

function scopeOf(row: Row, tenantId: string): Scope | undefined {
  if (row.role === null) return undefined;
  const person = { tenantId, personId: row.created_by };
  if (seesAllCompanies(row.role)) return { ...person, companies: "all" };
  if (row.company_id === null || row.access !== "work") return undefined;
  return { ...person, companies: [row.company_id] };
}
