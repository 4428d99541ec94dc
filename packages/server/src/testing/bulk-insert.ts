import type pg from "pg";

/**
 * Runs an INSERT of many rows and tells the planner of them. Checking keys row by row would be most of the time of such an insert, before the
 * tables' first ANALYZE all the more, and is not what a test with many rows is about.
 */
export async function bulkInsert(
  superuser: pg.Pool,
  sql: string,
  params: readonly unknown[],
  tables: string,
): Promise<void> {
  const client = await superuser.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(sql, [...params]);
  await client.query(`ANALYZE ${tables}`);
  client.release(true);
}
