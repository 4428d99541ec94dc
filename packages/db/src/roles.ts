import { randomBytes } from "node:crypto";
import pg from "pg";

export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
  readonly system: string;
}

export interface DatabaseUrls {
  readonly owner: string;
  readonly app: string;
  readonly system: string;
}

export const newPassword = (): string => randomBytes(24).toString("base64url");

/**
 * Makes the roles and the database, or brings their passwords up to date. Safe to repeat.
 * @param superuserUrl address of a superuser, with any database.
 * @returns the addresses to serve and to migrate with.
 */
export async function setUpDatabase(
  superuserUrl: string,
  database: string,
  passwords: RolePasswords,
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await ensureRole(client, "rookery_owner", passwords.owner);
    await ensureRole(client, "rookery_app", passwords.app);
    await ensureRole(client, "rookery_system", passwords.system);
    await ensureSearchRole(client);
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    const name = client.escapeIdentifier(database);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER rookery_owner`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO rookery_app, rookery_system`);
  } finally {
    await client.end();
  }
  await ownSchema(superuserUrl, database);
  const address = (role: string, password: string) => {
    const url = new URL(superuserUrl);
    url.username = role;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  return {
    owner: address("rookery_owner", passwords.owner),
    app: address("rookery_app", passwords.app),
    system: address("rookery_system", passwords.system),
  };
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${role}`);
  // The limits keep one stuck request from holding a connection, a lock or the vacuum horizon for ever.
  await client.query(
    `ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${client.escapeLiteral(password)}`,
  );
  if (role !== "rookery_owner") {
    await client.query(`ALTER ROLE ${role} SET idle_in_transaction_session_timeout = '30s'`);
    await client.query(`ALTER ROLE ${role} SET lock_timeout = '20s'`);
  }
}

/**
 * Nobody signs in as this role: it owns the function that searches leads, and sees what that needs. The owner may become it, to give it
 * the function, and has none of its sight otherwise.
 */
async function ensureSearchRole(client: pg.Client): Promise<void> {
  const found = await client.query("SELECT FROM pg_roles WHERE rolname = 'rookery_search'");
  if (found.rowCount === 0) await client.query("CREATE ROLE rookery_search");
  await client.query("ALTER ROLE rookery_search NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS");
  // Since PostgreSQL 16 a grant keeps what the member's attribute was when it was made.
  await client.query("ALTER ROLE rookery_owner NOINHERIT");
  await client.query("GRANT rookery_search TO rookery_owner");
}

/** The owner must own `public` to revoke what everybody may do there. */
async function ownSchema(superuserUrl: string, database: string): Promise<void> {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query("ALTER SCHEMA public OWNER TO rookery_owner");
  } finally {
    await client.end();
  }
}
