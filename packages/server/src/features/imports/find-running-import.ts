import { readInTenant, readRowsAsSystem, type Db, type Scope } from "@rookery/db";
import type { Access } from "../../context.ts";
import { seesAllCompanies, type Role } from "../../permissions.ts";
import type { ColumnMapping, Existing, Reading } from "./imports.rules.ts";
import type { LeadList } from "./put-leads.ts";

export interface ImportToRun extends LeadList {
  readonly createdBy: string;
  readonly fileKey: string;
  readonly reading: Reading;
  readonly columns: ColumnMapping & { email: number };
  readonly listTags: readonly string[];
  readonly checkpointLine: number;
  /** The scope of whoever started it, as it is now; undefined where they may no longer write there. */
  readonly scope: Scope | undefined;
}

/** Who acts in a job, with their access as it is now. */
export interface StarterRow {
  company_id: string | null;
  acting: string;
  role: Role | null;
  access: Access | null;
}

interface Row extends StarterRow {
  file_key: string;
  reading: Reading;
  columns: ColumnMapping & { email: number };
  existing: Existing;
  tags: string[];
  checkpoint_line: number;
}

const statement = `
  SELECT i.company_id, i.created_by AS acting, i.file_key, i.reading, i.columns, i.existing, i.tags, i.checkpoint_line::float8 AS checkpoint_line,
         m.roles[1] AS role, c.access
  FROM imports i
  LEFT JOIN (tenant_users m JOIN users u ON u.id = m.user_id AND u.deleted IS NULL)
    ON m.tenant_id = i.tenant_id AND m.user_id = i.created_by AND m.deleted IS NULL
  LEFT JOIN company_members c ON c.tenant_id = i.tenant_id AND c.company_id = i.company_id AND c.user_id = i.created_by
  WHERE i.tenant_id = $1 AND i.id = $2 AND i.status = $3 AND i.reading IS NOT NULL AND i.columns IS NOT NULL`;

/** The import that a job names, where there is still something to do; with the access of its starter, read anew. */
export async function findRunningImport(
  db: Db,
  of: { tenantId: string; importId: string },
  status: "running" | "checking" = "running",
): Promise<ImportToRun | undefined> {
  const [row] = await readRowsAsSystem<Row>(db, "import job", {
    name: "import_to_run",
    text: statement,
    values: [of.tenantId, of.importId, status],
  });
  if (!row) return undefined;
  const scope = scopeOf(row, of.tenantId);
  return {
    tenantId: of.tenantId,
    importId: of.importId,
    companyId: row.company_id,
    createdBy: row.acting,
    fileKey: row.file_key,
    reading: row.reading,
    columns: row.columns,
    existing: row.existing,
    tags: row.tags,
    listTags: scope && row.columns.tags !== undefined ? await tagsOf(db, scope, row.company_id) : [],
    checkpointLine: row.checkpoint_line,
    scope,
  };
}

async function tagsOf(db: Db, scope: Scope, companyId: string | null): Promise<string[]> {
  const { tenantId } = scope;
  const tags = await readInTenant(db, scope, (tx) =>
    tx.tag.findMany({ where: { tenantId, companyId }, select: { name: true } }),
  );
  return tags.map(({ name }) => name);
}

/** Their scope; undefined where they may no longer write in the company. */
export function scopeOf(row: StarterRow, tenantId: string): Scope | undefined {
  if (row.role === null) return undefined;
  const person = { tenantId, personId: row.acting };
  if (seesAllCompanies(row.role)) return { ...person, companies: "all" };
  if (row.company_id === null || row.access !== "work") return undefined;
  return { ...person, companies: [row.company_id] };
}
