import { readRowsAsSystem, type Db } from "@rookery/db";
import type { Access, Caller } from "../../context.ts";
import { roles, seesAllCompanies, type Role } from "../../permissions.ts";

interface CallerRow {
  session_id: string;
  user_id: string;
  person_name: string;
  email: string;
  verified: boolean;
  idle_seconds: number;
  tenant_id: string | null;
  tenant_name: string | null;
  slug: string | null;
  role: string | null;
  access: Record<string, Access> | null;
}

/** `last_seen` is for people to read; a minute's accuracy saves a write on nearly every request. */
const SEEN_EVERY_SECONDS = 60;

const statement = `
  SELECT s.id AS session_id, u.id AS user_id, u.name AS person_name, u.email, u.email_verified IS NOT NULL AS verified,
         extract(epoch FROM now() - s.last_seen)::int AS idle_seconds,
         t.id AS tenant_id, t.name AS tenant_name, t.slug, m.roles[1] AS role,
         CASE WHEN m.roles[1] = 'member' THEN (
           SELECT json_object_agg(c.company_id, c.access) FROM company_members c
           WHERE c.tenant_id = t.id AND c.user_id = u.id
         ) END AS access
  FROM sessions s
  JOIN users u ON u.id = s.user_id AND u.deleted IS NULL
  LEFT JOIN (tenants t JOIN tenant_users m ON m.tenant_id = t.id AND m.deleted IS NULL)
    ON t.slug = $2 AND t.deleted IS NULL AND m.user_id = u.id
  WHERE s.token_hash = $1 AND s.ended IS NULL AND s.expires > now()`;

/** Who holds the session token, and who they are in the named tenant; read on every request, so that revocation is immediate. */
export async function findCaller(
  db: Db,
  tokenHash: Uint8Array,
  tenantSlug: string | undefined,
): Promise<Caller> {
  const values = [tokenHash, tenantSlug ?? null];
  const [row] = await readRowsAsSystem<CallerRow>(db, "session", {
    name: "find_caller",
    text: statement,
    values,
  });
  if (!row) return { person: undefined, tenant: undefined };
  if (row.idle_seconds >= SEEN_EVERY_SECONDS) await touchSession(db, row.session_id);
  const person = {
    id: row.user_id,
    sessionId: row.session_id,
    name: row.person_name,
    email: row.email,
    emailVerified: row.verified,
  };
  return { person, tenant: actingTenant(row) };
}

const touchSession = (db: Db, id: string) =>
  readRowsAsSystem(db, "session", {
    name: "touch_session",
    text: "UPDATE sessions SET last_seen = now() WHERE id = $1",
    values: [id],
  });

const isRole = (role: string | null): role is Role => roles.some((each) => each === role);

function actingTenant(row: CallerRow): Caller["tenant"] {
  const { tenant_id: id, tenant_name: name, slug, role } = row;
  if (id === null || name === null || slug === null || !isRole(role)) return undefined;
  const access = seesAllCompanies(role) ? undefined : new Map(Object.entries(row.access ?? {}));
  const companies = access ? [...access.keys()] : ("all" as const);
  return { id, slug, name, role, access, scope: { tenantId: id, companies, personId: row.user_id } };
}
