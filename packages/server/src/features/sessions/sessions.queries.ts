import { asSystem, readRowsAsSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import type { Role } from "../../permissions.ts";
import { twoFactorGate } from "../policies/policies.schema.ts";
import { choicesOf } from "../preferences/preferences.queries.ts";
import type { RegionalDefaults } from "../preferences/preferences.rules.ts";
import { deviceOf } from "./device-of.ts";
import { factorsHere } from "../factors/factors.queries.ts";
import type { FactorKinds } from "./find-account.ts";
import { findPending } from "./pending-sign-in.ts";

interface MembershipRow {
  slug: string;
  name: string;
  role: Role;
  joined: Date;
  two_factor_required: boolean;
  two_factor_grace_days: number;
  two_factor_since: Date | null;
  ui_language: RegionalDefaults["language"];
  ui_timezone: string | null;
  ui_date_format: RegionalDefaults["dateFormat"];
  is_sidebar_narrow: boolean;
}

/** Why a tenant is closed to its member, where it is: what they have to do first. */
export type ClosedBy = "two_factor" | "password";

/** Who is signed in, and the tenants that they may switch between; null when nobody is. */
export async function currentSession(ctx: Context) {
  const { person } = await ctx.caller();
  if (!person) return null;
  const [choices, tenants] = await Promise.all([choicesOf(ctx, person.id), membershipsOf(ctx, person.id)]);
  const { id, name, email, emailVerified } = person;
  return {
    user: { id, name, email, emailVerified },
    /** What the person has chosen of how the portal looks. */
    choices,
    tenants: tenants.map((row) => ({
      slug: row.slug,
      name: row.name,
      role: row.role,
      closedBy: closedBy(row, person, ctx.clock()),
      /** What holds for its people where they have chosen nothing themselves. */
      defaults: { language: row.ui_language, timeZone: row.ui_timezone, dateFormat: row.ui_date_format },
      isSidebarNarrow: row.is_sidebar_narrow,
    })),
  };
}

/** On a tenant's own host that one alone. */
const membershipsOf = ({ db, address }: Context, personId: string): Promise<MembershipRow[]> =>
  readRowsAsSystem<MembershipRow>(db, "session", {
    name: "memberships",
    text: `SELECT t.slug, t.name, m.roles[1] AS role, m.created AS joined, p.two_factor_required, p.two_factor_grace_days,
                  p.two_factor_since, c.ui_language, c.ui_timezone, c.ui_date_format,
                  coalesce(c.ui_sidebar_default_collapsed, false) AS is_sidebar_narrow
           FROM tenant_users m JOIN tenants t ON t.id = m.tenant_id JOIN tenant_policies p ON p.tenant_id = t.id
           LEFT JOIN tenant_config c ON c.tenant_id = t.id
           WHERE m.user_id = $1 AND m.deleted IS NULL AND m.suspended IS NULL AND t.deleted IS NULL
             AND ($2::uuid IS NULL OR t.id = $2)
           ORDER BY lower(t.name), t.slug LIMIT 200`,
    values: [personId, address.tenant?.id ?? null],
  });

function closedBy(row: MembershipRow, person: Person, now: Date): ClosedBy | null {
  if (person.hasWeakPassword) return "password";
  const rule = {
    twoFactorRequired: row.two_factor_required,
    twoFactorGraceDays: row.two_factor_grace_days,
  };
  const since = row.two_factor_since?.getTime() ?? 0;
  const of = { since, joined: row.joined.getTime(), usedFactor: person.usedFactor };
  return twoFactorGate(rule, of, now.getTime()).is === "closed" ? "two_factor" : null;
}

/** What the sign-in of this browser waits for; null where none is begun, or its time is over. */
export async function pendingSignIn(ctx: Context): Promise<{ factors: FactorKinds } | null> {
  return asSystem(ctx.db, "sign in", async (tx) => {
    const pending = await findPending(tx, ctx);
    return pending ? { factors: await factorsHere(tx, ctx, pending.userId) } : null;
  });
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
