import { readRowsAsSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import type { Role } from "../../permissions.ts";

interface MembershipRow {
  slug: string;
  name: string;
  role: Role;
}

/** Who is signed in, and the tenants that they may switch between; null when nobody is. */
export async function currentSession(ctx: Context) {
  const { person } = await ctx.caller();
  if (!person) return null;
  const tenants = await readRowsAsSystem<MembershipRow>(ctx.db, "session", {
    name: "memberships",
    text: `SELECT t.slug, t.name, m.roles[1] AS role FROM tenant_users m JOIN tenants t ON t.id = m.tenant_id
           WHERE m.user_id = $1 AND m.deleted IS NULL AND t.deleted IS NULL ORDER BY lower(t.name), t.slug LIMIT 200`,
    values: [person.id],
  });
  const { id, name, email, emailVerified } = person;
  return { user: { id, name, email, emailVerified }, tenants };
}

interface SessionRow {
  id: string;
  created: Date;
  last_seen: Date;
  expires: Date;
  ip_address: string | null;
  user_agent: string | null;
}

/** The person's live sessions, the latest used first. */
export async function listSessions(ctx: Context & { person: Person }) {
  const found = await readRowsAsSystem<SessionRow>(ctx.db, "session", {
    name: "live_sessions",
    text: `SELECT id, created, last_seen, expires, host(ip_address) AS ip_address, user_agent FROM sessions
           WHERE user_id = $1 AND ended IS NULL AND expires > now() ORDER BY last_seen DESC LIMIT 100`,
    values: [ctx.person.id],
  });
  return found.map((row) => ({
    id: row.id,
    created: row.created,
    lastSeen: row.last_seen,
    expires: row.expires,
    ipAddress: row.ip_address,
    device: deviceOf(row.user_agent),
    isCurrent: row.id === ctx.person.sessionId,
  }));
}

const browsers: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/CrOS/, "ChromeOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** Words that a person knows their device by; a browser says more, and much of it is untrue. */
function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  const first = (table: readonly [RegExp, string][]) =>
    table.find(([form]) => form.test(userAgent ?? ""))?.[1] ?? null;
  return { browser: first(browsers), system: first(systems) };
}
