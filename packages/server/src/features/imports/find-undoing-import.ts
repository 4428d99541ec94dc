import { readRowsAsSystem, type Db, type Scope } from "@rookery/db";
import { scopeOf, type StarterRow } from "./find-running-import.ts";

export interface ImportToUndo {
  readonly tenantId: string;
  readonly importId: string;
  readonly companyId: string | null;
  readonly createdBy: string;
  /** Ids of what the import created lie between these. */
  readonly started: Date;
  readonly finished: Date;
  /** The scope of whoever began the undo, as it is now; undefined where they may no longer write there. */
  readonly scope: Scope | undefined;
}

interface Row extends StarterRow {
  started: Date;
  finished: Date;
}

const statement = `
  SELECT i.company_id, i.undone_by AS acting, i.started, i.finished, m.roles[1] AS role, c.access
  FROM imports i
  LEFT JOIN (tenant_users m JOIN users u ON u.id = m.user_id AND u.deleted IS NULL)
    ON m.tenant_id = i.tenant_id AND m.user_id = i.undone_by AND m.deleted IS NULL
  LEFT JOIN company_members c ON c.tenant_id = i.tenant_id AND c.company_id = i.company_id AND c.user_id = i.undone_by
  WHERE i.tenant_id = $1 AND i.id = $2 AND i.status = 'undoing'`;

/** The import that an undo's job names, where there is still something to do; with the access of who began it, read anew. */
export async function findUndoingImport(
  db: Db,
  of: { tenantId: string; importId: string },
): Promise<ImportToUndo | undefined> {
  const [row] = await readRowsAsSystem<Row>(db, "import job", {
    name: "import_to_undo",
    text: statement,
    values: [of.tenantId, of.importId],
  });
  if (!row) return undefined;
  return {
    tenantId: of.tenantId,
    importId: of.importId,
    companyId: row.company_id,
    createdBy: row.acting,
    started: row.started,
    finished: row.finished,
    scope: scopeOf(row, of.tenantId),
  };
}
