import type { TenantSecretPlace } from "../../ports/secrets.ts";

/**
 * Every table whose rows belong to a company, children before parents, each with the way to its rows: `$1` the tenant,
 * `$2` the company, through an index that begins with both or through the parent that has one. A test compares the list
 * with the catalogue, and the keys refuse to let a company go while rows of a table that is missing here are left.
 * The audit log is not on it, nor are suppressions: they outlive what they tell of.
 */
const own = "each.tenant_id = $1::uuid AND each.company_id = $2::uuid";
const through = (parent: string, key: string): string =>
  `${own} AND each.${key} IN (SELECT id FROM ${parent} WHERE tenant_id = $1::uuid AND company_id = $2::uuid)`;

export const purgedTables = {
  lead_field_values: through("lead_fields", "field_id"),
  lead_fields: own,
  lead_views: own,
  lead_job_failures: through("lead_jobs", "job_id"),
  lead_jobs: own,
  deleted_leads: own,
  lead_tags: through("tags", "tag_id"),
  template_tags: through("tags", "tag_id"),
  template_folders: through("folders", "folder_id"),
  tags: own,
  import_lines: through("imports", "import_id"),
  import_changes: through("imports", "import_id"),
  import_kept: through("imports", "import_id"),
  imports: own,
  lead_texts: through("lead_spans", "span_id"),
  lead_spans: own,
  leads: own,
  template_previews: own,
  template_versions: own,
  templates: own,
  // The leaves first, level by level.
  folders: `${own} AND NOT EXISTS (SELECT FROM folders child WHERE child.tenant_id = $1::uuid AND child.parent_id = each.id)`,
  domain_ip_assignments: through("domains", "domain_id"),
  sending_events: own,
  mail_consents: own,
  email_accounts: own,
  dkim_keys: through("domains", "domain_id"),
  dns_checks: through("domains", "domain_id"),
  dns_handoffs: through("domains", "domain_id"),
  domains: own,
  sealed_secrets: own,
  notices: own,
  invite_companies: own,
  company_members: own,
} as const;

export type PurgedTable = keyof typeof purgedTables;

export const purgeOrder = Object.keys(purgedTables) as PurgedTable[];

/** What their rows refer to goes with them, wherever it is kept. */
export const secretColumns: Partial<Record<PurgedTable, TenantSecretPlace["column"]>> = {
  email_accounts: "email_accounts.vault_key_path",
  dkim_keys: "dkim_keys.secret_ref",
};

/** What the list says of a table counts all of its rows, whatever the order in which they go. */
const counted: Partial<Record<PurgedTable, string>> = { folders: own };

/** Counting stops here: beyond it the exact number tells a reader nothing more. */
export const COUNT_CAP = 10_000;

/** One row a table: how many rows a purge would remove, at most one more than the cap. */
export const purgeCountStatement = purgeOrder
  .map(
    (table) =>
      `SELECT '${table}' AS table, count(*)::int AS rows FROM (SELECT FROM ${table} each WHERE ${counted[table] ?? purgedTables[table]} LIMIT ${COUNT_CAP + 1}) seen`,
  )
  .join(" UNION ALL ");

/** Removes at most `$3` rows of the table, picked by their place, whatever the table's key is. */
export const purgeChunkStatement = (table: PurgedTable): string =>
  `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT each.ctid FROM ${table} each WHERE ${purgedTables[table]} LIMIT $3::int))`;
