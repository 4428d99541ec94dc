import pg from "pg";

/** PostgreSQL 15 brought NULLS NOT DISTINCT; its patch levels below mend row level security (CVE-2024-10976, CVE-2025-8713). */
const MINIMUM: Record<number, number> = { 15: 14, 16: 10, 17: 6, 18: 0 };

/** The server or a role cannot be served with; the message says what to change. */
export class ServerFault extends Error {
  override name = "ServerFault";
}

interface RoleFacts {
  role: string;
  version: string;
  version_num: number;
  rolsuper: boolean;
  rolbypassrls: boolean;
  owns: boolean;
}

/**
 * Refuses a server that is too old and a role that row level security would not bind.
 * @param url address that the server is about to serve with.
 * @param setting name of the setting that holds it, for the message.
 * @throws ServerFault
 */
export async function checkServer(url: string, setting: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new ServerFault(`${setting}: the database cannot be reached (${(error as Error).message}).`);
  }
  try {
    const { rows } = await client.query<RoleFacts>(`
      SELECT current_user AS role, current_setting('server_version') AS version,
             current_setting('server_version_num')::int AS version_num, rolsuper, rolbypassrls,
             EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace)
             OR EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public' AND nspowner = pg_roles.oid) AS owns
      FROM pg_roles WHERE rolname = current_user`);
    const [facts] = rows;
    if (facts) refuse(facts, setting);
  } finally {
    await client.end();
  }
}

function refuse(facts: RoleFacts, setting: string): void {
  const major = Math.floor(facts.version_num / 10_000);
  const patch = MINIMUM[major] ?? (major > 18 ? 0 : undefined);
  if (patch === undefined || facts.version_num % 10_000 < patch) {
    throw new ServerFault(
      `${setting}: PostgreSQL ${facts.version} is too old. Use 15.14, 16.10, 17.6, 18 or later; older ones leak rows past row level security.`,
    );
  }
  const why = facts.rolsuper
    ? "is a superuser"
    : facts.rolbypassrls
      ? "has BYPASSRLS"
      : facts.owns
        ? "owns the tables"
        : undefined;
  if (why) {
    throw new ServerFault(
      `${setting}: the role ${facts.role} ${why}, so the walls between tenants would not bind it. Use the address that db:setup printed.`,
    );
  }
}
