import { readRowsAsSystem, type Db } from "@rookery/db";
import type { Access, Caller, Person } from "../../context.ts";
import { roles, seesAllCompanies, type Role } from "../../permissions.ts";
import { noteRefusal } from "../policies/note-refusal.ts";
import { endedBy, twoFactorGate } from "../policies/policies.schema.ts";

interface CallerRow {
  session_id: string;
  user_id: string;
  person_name: string;
  email: string;
  verified: boolean;
  now: Date;
  created: Date;
  last_seen: Date;
  confirmed: Date;
  factor: string | null;
  has_weak_password: boolean;
  strictest_hours: number | null;
  strictest_idle: number | null;
  tenant_id: string | null;
  tenant_name: string | null;
  slug: string | null;
  role: string | null;
  joined: Date;
  two_factor_required: boolean;
  two_factor_grace_days: number;
  two_factor_since: Date | null;
  requires_verified_email: boolean;
  access: Record<string, Access> | null;
}

/** `last_seen` is for people to read, and for idle time-outs of a quarter of an hour and more; a minute's accuracy saves a write on nearly every request. */
const SEEN_EVERY_MS = 60_000;

const statement = `
  SELECT s.id AS session_id, u.id AS user_id, u.name AS person_name, u.email,
         u.email_verified IS NOT NULL AND u.email_bounced IS NULL AS verified,
         now() AS now, s.created, s.last_seen, s.confirmed, s.factor, s.has_weak_password,
         strictest.hours AS strictest_hours, strictest.idle AS strictest_idle,
         t.id AS tenant_id, t.name AS tenant_name, t.slug, m.roles[1] AS role, m.created AS joined,
         p.two_factor_required, p.two_factor_grace_days, p.two_factor_since,
         p.company_require_email_verification AS requires_verified_email,
         CASE WHEN m.roles[1] = 'member' THEN (
           SELECT json_object_agg(c.company_id, c.access) FROM company_members c
           WHERE c.tenant_id = t.id AND c.user_id = u.id
         ) END AS access
  FROM sessions s
  JOIN users u ON u.id = s.user_id AND u.deleted IS NULL
  CROSS JOIN LATERAL (
    SELECT min(each.session_timeout_hours) AS hours, min(each.session_idle_minutes) AS idle
    FROM tenant_users mine
    JOIN tenants its ON its.id = mine.tenant_id AND its.deleted IS NULL
    JOIN tenant_policies each ON each.tenant_id = mine.tenant_id
    WHERE mine.user_id = s.user_id AND mine.deleted IS NULL AND mine.suspended IS NULL
  ) strictest
  LEFT JOIN (
    tenants t JOIN tenant_users m ON m.tenant_id = t.id AND m.deleted IS NULL AND m.suspended IS NULL
    JOIN tenant_policies p ON p.tenant_id = t.id
  ) ON t.slug = $2 AND t.deleted IS NULL AND m.user_id = u.id
  WHERE s.token_hash = $1 AND s.host IS NOT DISTINCT FROM $3 AND s.ended IS NULL AND s.expires > now()`;

const nobody: Caller = { person: undefined, tenant: undefined };

/**
 * Who holds the session token, and who they are in the named tenant; read on every request, so that revocation and a stricter
 * policy act at once. A session counts at the host that it was opened at, and nowhere else.
 */
export async function findCaller(
  db: Db,
  tokenHash: Uint8Array,
  at: { readonly tenantSlug: string | undefined; readonly host: string | null },
): Promise<Caller> {
  const values = [tokenHash, at.tenantSlug ?? null, at.host];
  const [row] = await readRowsAsSystem<CallerRow>(db, "session", {
    name: "find_caller",
    text: statement,
    values,
  });
  if (!row) return nobody;
  if (await hasEnded(db, row)) return nobody;
  if (row.now.getTime() - row.last_seen.getTime() >= SEEN_EVERY_MS) await touchSession(db, row.session_id);
  const person: Person = {
    id: row.user_id,
    sessionId: row.session_id,
    name: row.person_name,
    email: row.email,
    emailVerified: row.verified,
    confirmedAt: row.confirmed,
    usedFactor: row.factor !== null,
    hasWeakPassword: row.has_weak_password,
  };
  return { person, tenant: actingTenant(row) };
}

/** Ends the session where the strictest policy of the person's tenants says that its time is over. */
async function hasEnded(db: Db, row: CallerRow): Promise<boolean> {
  // A person without a tenant has what the session was opened for.
  if (row.strictest_hours === null) return false;
  const rule = { sessionTimeoutHours: row.strictest_hours, sessionIdleMinutes: row.strictest_idle };
  const session = { created: row.created.getTime(), lastSeen: row.last_seen.getTime() };
  const ended = endedBy(rule, session, row.now.getTime());
  if (ended === undefined) return false;
  const won = await readRowsAsSystem(db, "session", {
    name: "end_session_by_policy",
    text: "UPDATE sessions SET ended = now() WHERE id = $1 AND ended IS NULL RETURNING 1",
    values: [row.session_id],
  });
  if (won.length > 0) await noteRefusal(db, { rule: ended, place: "request", userId: row.user_id });
  return true;
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
  const rule = {
    twoFactorRequired: row.two_factor_required,
    twoFactorGraceDays: row.two_factor_grace_days,
  };
  const times = { since: row.two_factor_since?.getTime() ?? 0, joined: row.joined.getTime() };
  const usedFactor = row.factor !== null;
  return {
    id,
    slug,
    name,
    role,
    access,
    scope: { tenantId: id, companies, personId: row.user_id },
    twoFactor: twoFactorGate(rule, { ...times, usedFactor }, row.now.getTime()),
    requiresVerifiedEmail: row.requires_verified_email,
  };
}
