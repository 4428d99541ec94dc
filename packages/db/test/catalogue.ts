import type pg from "pg";
import { definers, growing, walls } from "./walls.ts";

type Queryable = Pick<pg.Pool, "query">;

async function names(db: Queryable, sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(sql, values);
  return rows.map((row) => row.name);
}

const ours = "n.nspname = 'public' AND c.relname <> '_prisma_migrations'";
const from = "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace";

/** Tables of the schema, sorted. */
export const tables = (db: Queryable): Promise<string[]> =>
  names(db, `SELECT c.relname AS name ${from} WHERE ${ours} AND c.relkind IN ('r', 'p') ORDER BY 1`);

/** Everything in the catalogue that could let a row past its wall, in words; empty = nothing. */
export async function breaches(db: Queryable): Promise<string[]> {
  const checks = [
    unlisted,
    unprotected,
    wrongPolicies,
    leakyRelations,
    ownersRights,
    plainKeys,
    plainIndexes,
    enums,
    grants,
  ];
  const found: string[] = [];
  // One after the other: a test may look through a single connection with a transaction of its own.
  for (const check of checks) found.push(...(await check(db)));
  return found.sort();
}

async function unlisted(db: Queryable): Promise<string[]> {
  const present = await tables(db);
  return [
    ...present.filter((table) => !(table in walls)).map((table) => `${table} is not on the list of walls`),
    ...Object.keys(walls)
      .filter((table) => !present.includes(table))
      .map((table) => `${table} is on the list of walls and not in the database`),
  ];
}

const unprotected = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT c.relname AS name ${from} WHERE ${ours} AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    )
  ).map((table) => `${table} has no forced row level security`);

async function wrongPolicies(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ tablename: string; qual: string | null; with_check: string | null }>(
    "SELECT tablename, qual, with_check FROM pg_policies WHERE schemaname = 'public' AND policyname = 'wall' AND roles = '{rookery_app}' AND cmd = 'ALL'",
  );
  const of = new Map(rows.map((row) => [row.tablename, row]));
  const marks = { company: "current_companies()", tenant: "current_tenant()", person: "current_person()" };
  return Object.entries(walls).flatMap(([table, { wall }]) => {
    const policy = of.get(table);
    if (wall === "system") return policy ? [`${table} is the system's and has a wall for tenants`] : [];
    if (!policy?.qual || !policy.with_check) return [`${table} lacks a wall with USING and WITH CHECK`];
    const holds = [policy.qual, policy.with_check].every((rule) => rule.includes(marks[wall]));
    return holds ? [] : [`${table} has another wall than "${wall}"`];
  });
}

const leakyRelations = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT c.relname AS name ${from} WHERE ${ours}
       AND (c.relkind = 'm' OR (c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)))`,
    )
  ).map((view) => `${view} shows its owner's rows to everybody`);

const ownersRights = async (db: Queryable) =>
  (
    await names(
      db,
      "SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef",
    )
  )
    .filter((name) => !(name in definers))
    .map((name) => `${name}() acts with its owner's rights and is not on the reviewed list`);

/** A key between tenants' tables that does not begin with the tenant lets a row hang on, or fall with, another tenant's. */
const plainKeys = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT k.conname AS name FROM pg_constraint k
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
         AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'tenant_id')
         AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'tenant_id')
         AND (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1]) <> 'tenant_id'`,
    )
  ).map((key) => `${key} is a key between tenants' tables that does not begin with tenant_id`);

const plainIndexes = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
       WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY ($1)
         AND (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0]) IS DISTINCT FROM 'tenant_id'`,
      [growing],
    )
  ).map((index) => `${index} of a growing table does not begin with tenant_id`);

/** Comparing an enum is not leakproof, so that no index serves it behind a wall. */
const enums = async (db: Queryable) =>
  (
    await names(
      db,
      "SELECT t.typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = 'public' AND t.typtype = 'e'",
    )
  ).map((type) => `${type} is an enum`);

async function grants(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ table_name: string; grantee: string; privilege_type: string }>(
    `SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants
     WHERE table_schema = 'public' AND grantee IN ('rookery_app', 'rookery_system', 'PUBLIC')`,
  );
  const tooMuch = rows.filter(
    ({ privilege_type }) => !["SELECT", "INSERT", "UPDATE", "DELETE"].includes(privilege_type),
  );
  const toAll = rows.filter(({ grantee }) => grantee === "PUBLIC");
  const onSystem = rows.filter(
    ({ table_name, grantee }) => grantee === "rookery_app" && walls[table_name]?.wall === "system",
  );
  const trail = rows.filter(
    ({ table_name, privilege_type }) => table_name === "audit_log" && /UPDATE|DELETE/.test(privilege_type),
  );
  return [...tooMuch, ...toAll, ...onSystem, ...trail].map(
    (row) => `${row.grantee} has ${row.privilege_type} on ${row.table_name}`,
  );
}
