import type pg from "pg";
import {
  callable,
  definers,
  globalUniques,
  growing,
  looseReferences,
  otherIndexes,
  otherOwners,
  otherPolicies,
  walls,
} from "./walls.ts";

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
    unreviewedPolicies,
    leakyRelations,
    ownersRights,
    callableByApp,
    plainKeys,
    settingNull,
    loose,
    plainIndexes,
    oracles,
    enums,
    freeStatuses,
    grants,
    owners,
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
  const { rows } = await db.query<{
    tablename: string;
    qual: string | null;
    with_check: string | null;
    comment: string | null;
  }>(
    "SELECT obj_description(format('public.%I', tablename)::regclass, 'pg_class') AS comment, tablename, qual, with_check FROM pg_policies WHERE schemaname = 'public' AND policyname = 'wall' AND roles = '{rookery_app}' AND cmd = 'ALL'",
  );
  const of = new Map(rows.map((row) => [row.tablename, row]));
  const marks = { company: "current_companies()", tenant: "current_tenant()", person: "current_person()" };
  return Object.entries(walls).flatMap(([table, { wall }]) => {
    const policy = of.get(table);
    if (wall === "system") return policy ? [`${table} is the system's and has a wall for tenants`] : [];
    if (!policy?.qual || !policy.with_check) return [`${table} lacks a wall with USING and WITH CHECK`];
    const holds = [policy.qual, policy.with_check].every((rule) => rule.includes(marks[wall]));
    return holds && policy.comment === `wall: ${wall}` ? [] : [`${table} has another wall than "${wall}"`];
  });
}

/** Policies add up: one more lets more rows through. */
const unreviewedPolicies = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT tablename || '.' || policyname AS name FROM pg_policies WHERE schemaname = 'public'
       AND NOT (policyname = 'wall' AND roles = '{rookery_app}')
       AND NOT (policyname = 'system' AND roles = '{rookery_system}')`,
    )
  )
    .filter((name) => !(name in otherPolicies))
    .map((name) => `${name} is a policy that is not on the reviewed list`);

const leakyRelations = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT c.relname AS name ${from} WHERE ${ours}
       AND (c.relkind = 'm' OR (c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)))`,
    )
  ).map((view) => `${view} shows its owner's rows to everybody`);

async function ownersRights(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string; is_pinned: boolean }>(
    `SELECT p.proname AS name, coalesce(array_to_string(p.proconfig, ' ') LIKE '%search_path=%', false) AS is_pinned
     FROM pg_proc p WHERE p.prosecdef AND p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`,
  );
  const unreviewed = rows.filter(({ name }) => !(name in definers));
  const movable = rows.filter(({ is_pinned }) => !is_pinned);
  return [
    ...unreviewed.map(({ name }) => `${name}() acts with its owner's rights and is not on the reviewed list`),
    ...movable.map(({ name }) => `${name}() acts with its owner's rights on the caller's search_path`),
  ];
}

const callableByApp = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname IN ('public', 'pgboss') AND has_schema_privilege('rookery_app', n.oid, 'USAGE')
         AND has_function_privilege('rookery_app', p.oid, 'EXECUTE')`,
    )
  )
    .filter((name) => !(name in callable))
    .map((name) => `${name}() can be called by rookery_app and is not on the reviewed list`);

/** A key between tenants' tables that does not begin with the tenant lets a row hang on, or fall with, another tenant's. */
const plainKeys = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT k.conname AS name FROM pg_constraint k
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
         AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'tenant_id')
         AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'tenant_id')
         AND NOT ((SELECT a.attname FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1]) = 'tenant_id'
              AND (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = k.confkey[1]) = 'tenant_id')`,
    )
  ).map((key) => `${key} is a key between tenants' tables that does not begin with tenant_id`);

/** A purge removes what its list names; nothing may lose its company silently instead. */
const settingNull = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT conname AS name FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
       AND (confdeltype IN ('n', 'd') OR confupdtype IN ('n', 'd'))`,
    )
  ).map((key) => `${key} empties the reference instead of refusing or removing`);

const loose = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT c.relname || '.' || a.attname AS name ${from} JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE ${ours} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'uuid'::regtype
         AND a.attname <> 'id'
         AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey))`,
    )
  )
    .filter((column) => !(column in looseReferences))
    .map((column) => `${column} names a row without a key to it`);

const plainIndexes = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
       WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY ($1)
         AND (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0]) IS DISTINCT FROM 'tenant_id'`,
      [growing],
    )
  )
    .filter((index) => !(index in otherIndexes))
    .map((index) => `${index} of a growing table does not begin with tenant_id`);

/** A clash tells that the value exists: behind a wall it may only tell of the same side. */
async function oracles(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string; table_name: string }>(
    `SELECT c.relname AS name, t.relname AS table_name
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND i.indisunique
       AND (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0]) IS DISTINCT FROM 'tenant_id'`,
  );
  return rows
    .filter(({ name, table_name }) => {
      const wall = walls[table_name]?.wall;
      return (wall === "company" || wall === "tenant") && !(name in globalUniques);
    })
    .map(({ name }) => `${name} is unique beyond the tenant and not on the reviewed list`);
}

/** Comparing an enum is not leakproof, so that no index serves it behind a wall. */
const enums = async (db: Queryable) =>
  (
    await names(
      db,
      "SELECT t.typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = 'public' AND t.typtype = 'e'",
    )
  ).map((type) => `${type} is an enum`);

const freeStatuses = async (db: Queryable) =>
  (
    await names(
      db,
      `SELECT c.relname || '.' || a.attname AS name ${from} JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE ${ours} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
         AND a.attname ~ '(^|_)(status|state|access|outcome|purpose)$'
         AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'c' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey))`,
    )
  ).map((column) => `${column} takes any text for a status`);

interface Grant {
  table_name: string;
  grantee: string;
  privilege_type: string;
}

async function grants(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<Grant>(
    `SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants
     WHERE table_schema = 'public' AND grantee IN ('rookery_app', 'rookery_system', 'PUBLIC')
     UNION
     SELECT table_name, grantee, privilege_type FROM information_schema.role_column_grants
     WHERE table_schema = 'public' AND grantee IN ('rookery_app', 'rookery_system', 'PUBLIC')`,
  );
  const isTooMuch = ({ table_name, grantee, privilege_type }: Grant): boolean =>
    !["SELECT", "INSERT", "UPDATE", "DELETE"].includes(privilege_type) ||
    grantee === "PUBLIC" ||
    (grantee === "rookery_app" &&
      (walls[table_name]?.wall === "system" || table_name === "_prisma_migrations")) ||
    (table_name.endsWith("audit_log") && /UPDATE|DELETE/.test(privilege_type));
  return rows.filter(isTooMuch).map((row) => `${row.grantee} has ${row.privilege_type} on ${row.table_name}`);
}

/** Owners pass their own walls, and who may create can build a way around. */
async function owners(db: Queryable): Promise<string[]> {
  const owned = await names(
    db,
    `SELECT c.relname || ' belongs to ' || pg_get_userbyid(c.relowner) AS name ${from}
     WHERE n.nspname IN ('public', 'pgboss') AND pg_get_userbyid(c.relowner) <> 'rookery_owner'
     UNION ALL
     SELECT p.proname || '() belongs to ' || pg_get_userbyid(p.proowner) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname IN ('public', 'pgboss') AND pg_get_userbyid(p.proowner) <> coalesce($1::jsonb ->> p.proname, 'rookery_owner')`,
    [JSON.stringify(otherOwners)],
  );
  const creators = await names(
    db,
    `SELECT r.rolname || ' may create in ' || n.nspname AS name FROM pg_roles r CROSS JOIN pg_namespace n
     WHERE r.rolname IN ('rookery_app', 'rookery_system', 'rookery_search') AND n.nspname IN ('public', 'pgboss')
       AND has_schema_privilege(r.oid, n.oid, 'CREATE')`,
  );
  const visitors = await names(
    db,
    "SELECT 'rookery_app may look into pgboss' AS name WHERE has_schema_privilege('rookery_app', 'pgboss', 'USAGE')",
  );
  return [...owned, ...creators, ...visitors];
}
