import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";

interface Column {
  name: string;
  type: string;
  has_default: boolean;
  is_generated: boolean;
  width: number | null;
}

/** What a row of any tenant's table needs: the ids that its keys point to. */
export interface RowPlace {
  readonly tenantId: string;
  readonly companyId: string;
  readonly userId: string;
  /** Rows made before, by table, for keys of children. */
  readonly made: Map<string, Record<string, unknown>>;
}

/** Values for columns whose checks a generic value would break. */
const fitting: Record<string, (mark: string) => unknown> = {
  "*.email": (mark) => `${mark}@example.com`,
  "*.domain": (mark) => `${mark}.example.com`,
  "*.workspace_name": (mark) => mark,
  "*.slug": (mark) => mark,
  "company_members.access": () => "work",
  "import_lines.outcome": () => "rejected",
  "import_lines.first_line": () => 1,
  "import_lines.last_line": () => 1,
};

/** Parents' ids by column, where the name of the column tells the table. */
const parents: Record<string, string> = {
  domain_id: "domains",
  template_id: "templates",
  folder_id: "folders",
  tag_id: "tags",
  lead_id: "leads",
  import_id: "imports",
  smtp_ip_address_id: "smtp_ip_addresses",
};

/** Inserts a row that satisfies every rule of the table, from what the catalogue says of it. */
export async function insertAnyRow(
  db: pg.Pool,
  table: string,
  place: RowPlace,
): Promise<Record<string, unknown>> {
  const { rows: columns } = await db.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.atthasdef AS has_default, a.attgenerated <> '' AS is_generated,
            CASE WHEN a.atttypid = 'varchar'::regtype AND a.atttypmod > 0 THEN a.atttypmod - 4 END AS width
     FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull`,
    [table],
  );
  const mark = `m${randomBytes(5).toString("hex")}`;
  const row: Record<string, unknown> = {};
  for (const column of columns) {
    if (column.is_generated) continue;
    const given = valueOf(table, column, place, mark);
    if (given !== undefined) row[column.name] = given;
  }
  const hasCompany = await db.query(
    "SELECT FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'company_id' AND NOT attisdropped",
    [table],
  );
  if (hasCompany.rowCount) row["company_id"] = place.companyId;
  const names = Object.keys(row);
  const { rows } = await db.query(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")}) RETURNING *`,
    Object.values(row),
  );
  const inserted = rows[0] as Record<string, unknown>;
  place.made.set(table, inserted);
  return inserted;
}

function valueOf(table: string, column: Column, place: RowPlace, mark: string): unknown {
  const { name, type } = column;
  if (name === "tenant_id") return place.tenantId;
  if (name === "company_id") return place.companyId;
  if (name === "user_id" || name === "created_by") return place.userId;
  const parent = parents[name];
  if (parent) return place.made.get(parent)?.["id"];
  const fit = fitting[`${table}.${name}`] ?? fitting[`*.${name}`];
  if (fit) return fit(mark);
  if (column.has_default) return undefined;
  if (type === "uuid") return randomUUID();
  if (type.startsWith("character varying") || type === "text") return mark.slice(0, column.width ?? 40);
  if (type === "bytea") return randomBytes(8);
  if (type.startsWith("timestamp")) return new Date(Date.now() + 3_600_000);
  if (type === "boolean") return false;
  if (type.endsWith("[]")) return [];
  if (type === "inet") return `203.0.113.${Math.floor(Math.random() * 250) + 1}`;
  return 1;
}
