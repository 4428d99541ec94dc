import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";

export type Row = Record<string, unknown>;

/** Rows made so far, one a table: what the keys of the next ones point to. */
export type Made = Map<string, Row>;

interface Column {
  name: string;
  type: string;
  width: number | null;
  is_required: boolean;
}

interface ForeignKey {
  from_table: string;
  from_columns: string[];
  to_table: string;
  to_columns: string[];
}

/** Values for columns whose checks a generic value would break. */
const fitting: Record<string, (mark: string) => unknown> = {
  "*.email": (mark) => `${mark}@example.com`,
  "domains.domain": (mark) => `${mark}.example.com`,
  "domains.registrable": () => "example.com",
  "domains.ownership_token": () => "0123456789abcdef0123456789abcdef",
  "brand_drafts.updated_by": () => randomUUID(),
  "brand_versions.published_by": () => randomUUID(),
  "brand_versions.number": () => 1,
  "portal_hosts.host": (mark) => `${mark}.example.com`,
  "portal_hosts.registrable": () => "example.com",
  "dkim_keys.secret_ref": (mark) => `sealed:${mark}`,
  "dns_checks.outcome": () => "good",
  "dns_handoffs.token_hash": () => randomBytes(32),
  "dns_handoffs.expires": () => "2100-01-01",
  "email_changes.old_email": (mark) => `old-${mark}@example.com`,
  "email_changes.new_email": (mark) => `new-${mark}@example.com`,
  "invites.role": () => "member",
  "passkey_challenges.purpose": () => "sign_in",
  "notification_choices.kind": () => "domain_degraded",
  "notification_choices.by_mail": () => "daily",
  "template_versions.kind": () => "blocks",
  "template_versions.number": () => 1,
  "template_previews.token_hash": () => randomBytes(32),
  "mail_consents.begun_by": () => randomUUID(),
  "mail_consents.provider": () => "google",
  "mail_consents.state_hash": () => randomBytes(32),
  "mail_consents.expires": () => "2100-01-01",
  "sending_events.kind": () => "sent",
  "notices.kind": () => "domain_degraded",
  "import_lines.outcome": () => "rejected",
  "import_lines.first_line": () => 1,
  "import_lines.last_line": () => 1,
  "import_changes.status": () => "active",
  "import_changes.lead_id": () => randomUUID(),
  "import_changes.updated": () => "2026-01-01",
  "import_changes.changed": () => "2026-01-01",
  "import_kept.outcome": () => "kept",
  "import_kept.lead_id": () => randomUUID(),
  "import_mappings.signature": () => randomBytes(32),
  "lead_jobs.kind": () => "tag",
  "lead_job_failures.lead_id": () => randomUUID(),
  "deleted_leads.deleted_by": () => randomUUID(),
  "lead_views.created_by": () => randomUUID(),
  "lead_fields.type": () => "text",
  "lead_field_values.text": (mark) => mark,
  "suppressions.kind": () => "email",
  "suppressions.reason": () => "bounced",
  "suppressions.source": () => "list",
  "person_tokens.purpose": () => "reset_password",
};

/** Columns that name a row without a key to it. */
const named: Record<string, readonly [table: string, column: string]> = {
  company_id: ["companies", "id"],
  user_id: ["users", "id"],
};

/** Keys that may be empty, of which a check asks for one. */
const wanted = new Set(["mails.user_id"]);

let counter = 0;

async function foreignKeys(db: pg.Pool): Promise<ForeignKey[]> {
  const columnsOf = (relation: string, keys: string) =>
    `(SELECT array_agg(a.attname::text ORDER BY place) FROM unnest(k.${keys}) WITH ORDINALITY AS key (number, place)
      JOIN pg_attribute a ON a.attrelid = k.${relation} AND a.attnum = key.number)`;
  const { rows } = await db.query<ForeignKey>(
    `SELECT k.conrelid::regclass::text AS from_table, ${columnsOf("conrelid", "conkey")} AS from_columns,
            k.confrelid::regclass::text AS to_table, ${columnsOf("confrelid", "confkey")} AS to_columns
     FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`,
  );
  return rows;
}

/** The tables, parents before their children. */
export async function inInsertOrder(db: pg.Pool, tables: readonly string[]): Promise<string[]> {
  const keys = await foreignKeys(db);
  const ordered: string[] = [];
  const add = (table: string): void => {
    if (ordered.includes(table)) return;
    for (const key of keys)
      if (key.from_table === table && key.to_table !== table && tables.includes(key.to_table))
        add(key.to_table);
    ordered.push(table);
  };
  // Those that columns name without a key come first.
  for (const table of [...Object.values(named).map(([of]) => of), ...tables]) add(table);
  return ordered;
}

/**
 * Makes one row of each table that `made` lacks, from what the catalogue says of it: required columns, keys to the rows
 * made before, and the company wherever a table has one.
 * @param tables in the order of `inInsertOrder`.
 */
export async function makeRows(
  db: pg.Pool,
  tables: readonly string[],
  made: Made = new Map(),
): Promise<Made> {
  const keys = await foreignKeys(db);
  for (const table of tables) {
    if (!made.has(table)) made.set(table, await insertAnyRow(db, table, { keys, made }));
  }
  return made;
}

async function insertAnyRow(
  db: pg.Pool,
  table: string,
  { keys, made }: { keys: readonly ForeignKey[]; made: Made },
): Promise<Row> {
  const { rows: columns } = await db.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AND NOT a.atthasdef AS is_required,
            CASE WHEN a.atttypid = 'varchar'::regtype AND a.atttypmod > 0 THEN a.atttypmod - 4 END AS width
     FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`,
    [table],
  );
  const parents = parentValues(table, keys, made);
  const mark = `m${randomBytes(5).toString("hex")}`;
  const row: Row = {};
  for (const column of columns) {
    const { name } = column;
    const isWanted =
      column.is_required ||
      name === "company_id" ||
      wanted.has(`${table}.${name}`) ||
      fitting[`${table}.${name}`] !== undefined;
    if (!isWanted) continue;
    const [of, key] = named[name] ?? [];
    const known = parents[name] ?? (of && key ? made.get(of)?.[key] : undefined);
    const fit = fitting[`${table}.${name}`] ?? fitting[`*.${name}`];
    row[name] = known ?? (fit ? fit(mark) : valueOf(column, mark));
  }
  const names = Object.keys(row);
  const { rows } = await db.query<Row>(
    names.length === 0
      ? `INSERT INTO ${table} DEFAULT VALUES RETURNING *`
      : `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")}) RETURNING *`,
    Object.values(row),
  );
  return rows[0] as Row;
}

function parentValues(table: string, keys: readonly ForeignKey[], made: Made): Row {
  const values: Row = {};
  for (const key of keys.filter(({ from_table, to_table }) => from_table === table && to_table !== table)) {
    const parent = made.get(key.to_table);
    if (!parent) continue;
    for (const [index, column] of key.from_columns.entries())
      values[column] ??= parent[key.to_columns[index] ?? ""];
  }
  return values;
}

function valueOf({ type, width }: Column, mark: string): unknown {
  counter += 1;
  if (type === "uuid") return randomUUID();
  if (type.startsWith("character varying") || type === "text") return mark.slice(0, width ?? 40);
  if (type === "bytea") return randomBytes(8);
  if (type.startsWith("timestamp")) return new Date(Date.now() + 3_600_000);
  if (type === "boolean") return false;
  if (type.endsWith("[]")) return [];
  if (type === "inet") return `203.0.113.${counter % 250}`;
  return counter;
}
