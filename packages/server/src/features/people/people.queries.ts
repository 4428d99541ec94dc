import { readRows, readRowsAsSystem } from "@rookery/db";
import type { Access, TenantContext } from "../../context.ts";
import { hasPermission, permissions, roles, type Role } from "../../permissions.ts";
import type { Held } from "../../rate-limits.ts";

interface PersonRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  since: Date;
  suspended: Date | null;
  companies: { id: string; name: string; access: Access }[] | null;
}

export const peopleStatement = `
  SELECT u.id, u.name, u.email, m.roles[1] AS role, m.created AS since, m.suspended,
    CASE WHEN m.roles[1] = 'member' THEN (
      SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'access', a.access) ORDER BY lower(c.name))
      FROM company_members a JOIN companies c ON c.tenant_id = a.tenant_id AND c.id = a.company_id AND c.purged IS NULL
      WHERE a.tenant_id = $1 AND a.user_id = u.id
    ) END AS companies
  FROM tenant_users m JOIN users u ON u.id = m.user_id
  WHERE m.tenant_id = $1 AND m.deleted IS NULL AND u.deleted IS NULL
  ORDER BY lower(u.name), u.id LIMIT 1000`;

/** What only those who manage people see of a colleague. */
export interface Standing {
  readonly factors: { readonly totp: boolean; readonly passkey: boolean };
  readonly isVerified: boolean;
  /** Null = has not signed in for a month. */
  readonly lastSeen: Date | null;
  /** Sign-ins that are held back now, after too many tries. */
  readonly held: Held | null;
}

/** The members of the tenant, by name; the first 1,000. Companies are those that the caller sees. */
export async function listPeople(ctx: TenantContext) {
  const members = await readRows<PersonRow>(ctx.db, ctx.tenant.scope, {
    name: "people_list",
    text: peopleStatement,
    values: [ctx.tenant.id],
  });
  const standings = hasPermission(ctx.tenant.role, "people.manage")
    ? await standingsOf(ctx)
    : new Map<string, Standing>();
  return members.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    since: row.since,
    suspended: row.suspended,
    /** Null for owners and admins, who see all. */
    companies: row.role === "member" ? (row.companies ?? []) : null,
    isYou: row.id === ctx.person.id,
    standing: standings.get(row.id) ?? null,
  }));
}

interface StandingRow {
  user_id: string;
  email: string;
  totp: boolean;
  passkey: boolean;
  verified: boolean;
  last_seen: Date | null;
  /** Of the strictest of the person's tenants, which is the one that holds them back. */
  attempts: number;
}

/** As rookery_system: sessions and factors are a person's own, and the tenant sees no more of them than this. */
async function standingsOf(ctx: TenantContext): Promise<Map<string, Standing>> {
  const rows = await readRowsAsSystem<StandingRow>(ctx.db, "people", {
    name: "people_standing",
    text: `
      SELECT m.user_id, u.email, u.email_verified IS NOT NULL AND u.email_bounced IS NULL AS verified,
        EXISTS (SELECT FROM user_totp f WHERE f.user_id = u.id AND f.confirmed IS NOT NULL) AS totp,
        EXISTS (SELECT FROM passkeys f WHERE f.user_id = u.id) AS passkey,
        (SELECT max(s.last_seen) FROM sessions s WHERE s.user_id = u.id) AS last_seen,
        (SELECT min(p.max_login_attempts) FROM tenant_users mine
         JOIN tenants t ON t.id = mine.tenant_id AND t.deleted IS NULL JOIN tenant_policies p ON p.tenant_id = t.id
         WHERE mine.user_id = u.id AND mine.deleted IS NULL AND (mine.suspended IS NULL OR mine.tenant_id = $1)) AS attempts
      FROM tenant_users m JOIN users u ON u.id = m.user_id
      WHERE m.tenant_id = $1 AND m.deleted IS NULL AND u.deleted IS NULL LIMIT 1000`,
    values: [ctx.tenant.id],
  });
  const [passwords, codes] = await Promise.all([
    ctx.limits.held(
      "signInAccount",
      rows.map(({ email, attempts }) => ({ account: email, points: attempts })),
    ),
    ctx.limits.held(
      "secondFactor",
      rows.map(({ user_id: id, attempts }) => ({ account: id, points: attempts })),
    ),
  ]);
  return new Map(
    rows.map((row) => [
      row.user_id,
      {
        factors: { totp: row.totp, passkey: row.passkey },
        isVerified: row.verified,
        lastSeen: row.last_seen,
        held: passwords.get(row.email) ?? codes.get(row.user_id) ?? null,
      },
    ]),
  );
}

/** Who may do what: the table that the procedures ask, as it stands. */
export const roleMatrix = () =>
  permissions.map((permission) => ({
    permission,
    roles: Object.fromEntries(roles.map((role) => [role, hasPermission(role, permission)])) as Record<
      Role,
      boolean
    >,
  }));
