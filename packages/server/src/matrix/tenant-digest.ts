import type pg from "pg";

/**
 * Every row of the tenant and of one of its people, and its queued jobs, as one text to compare; a line a table. The
 * tables come from the catalogue, so that a new one is looked at as well.
 * @param superuser sees every row.
 */
export async function digestOf(superuser: pg.Pool, tenantId: string, userId: string): Promise<string> {
  const { rows: tables } = await superuser.query<{ name: string; isTenants: boolean }>(
    `SELECT table_name AS name, bool_or(column_name = 'tenant_id') AS "isTenants"
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name IN ('tenant_id', 'user_id')
     GROUP BY table_name`,
  );
  const wheres = tables.map(({ name, isTenants }) => [name, isTenants ? "tenant_id = $1" : "user_id = $2"]);
  const parts = [...wheres, ["tenants", "id = $1"], ["users", "id = $2"]].map(
    ([name, where]) =>
      `(SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest
        FROM ${name} t WHERE ${where})`,
  );
  parts.push("(SELECT 'jobs', count(*)::text FROM pgboss.job WHERE data ->> 'tenantId' = $1::text)");
  const { rows } = await superuser.query<{ name: string; digest: string }>(parts.join(" UNION ALL "), [
    tenantId,
    userId,
  ]);
  return rows.map(({ name, digest }) => `${name} ${digest}`).join("\n");
}
