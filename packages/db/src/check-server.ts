import pg from "pg";

/** PostgreSQL 15 brought NULLS NOT DISTINCT; its patch levels below mend row level security (CVE-2024-10976, CVE-2025-8713). */
const MINIMUM: Record<number, number> = { 15: 14, 16: 10, 17: 6, 18: 0 };

/** The server or a role cannot be served with; the message says what to change. */
export class ServerFault extends Error {
  override name = "ServerFault";
}

export interface RoleFacts {
  role: string;
  version: string;
  /** As PostgreSQL counts: 18.4 = 180004. */
  version_num: number;
  rolsuper: boolean;
  rolbypassrls: boolean;
  /** Owns tables, or belongs to a role that does. */
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
             EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND pg_has_role(relowner, 'MEMBER'))
             OR EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public' AND pg_has_role(nspowner, 'MEMBER')) AS owns
      FROM pg_roles WHERE rolname = current_user`);
    const [facts] = rows;
    const fault = facts && roleFault(facts);
    if (fault) throw new ServerFault(`${setting}: ${fault}`);
  } finally {
    await client.end();
  }
}

/** What forbids serving as this role on this server, as a sentence that says what to change; undefined = nothing. */
export function roleFault(facts: RoleFacts): string | undefined {
  const major = Math.floor(facts.version_num / 10_000);
  const patch = MINIMUM[major] ?? (major > 18 ? 0 : undefined);
  if (patch === undefined || facts.version_num % 10_000 < patch) {
    return `PostgreSQL ${facts.version} is too old. Use 15.14, 16.10, 17.6, 18 or later; older ones leak rows past row level security.`;
  }
  const why = facts.rolsuper
    ? "is a superuser"
    : facts.rolbypassrls
      ? "has BYPASSRLS"
      : facts.owns
        ? "owns the tables"
        : undefined;
  return why
    ? `the role ${facts.role} ${why}, so the walls between tenants would not bind it. Use the address that db:setup printed.`
    : undefined;
}
