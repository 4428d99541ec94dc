import { readRows, readRowsAsSystem, type Db, type Tx } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { rulePlaces, type Place, type Policy, type Rule } from "./policies.schema.ts";

export interface PolicyRow {
  password_min_length: number;
  password_require_uppercase: boolean;
  password_require_numbers: boolean;
  password_require_symbols: boolean;
  session_timeout_hours: number;
  session_idle_minutes: number | null;
  max_login_attempts: number;
  two_factor_required: boolean;
  two_factor_grace_days: number;
  company_default_status: "active" | "pending";
  company_allow_member_invites: boolean;
  company_auto_approve_members: boolean;
  company_require_email_verification: boolean;
}

export const policyColumns = `
  p.password_min_length, p.password_require_uppercase, p.password_require_numbers, p.password_require_symbols,
  p.session_timeout_hours, p.session_idle_minutes, p.max_login_attempts, p.two_factor_required, p.two_factor_grace_days,
  p.company_default_status, p.company_allow_member_invites, p.company_auto_approve_members,
  p.company_require_email_verification`;

export const policyOf = (row: PolicyRow): Policy => ({
  passwordMinLength: row.password_min_length,
  passwordRequireUppercase: row.password_require_uppercase,
  passwordRequireNumbers: row.password_require_numbers,
  passwordRequireSymbols: row.password_require_symbols,
  sessionTimeoutHours: row.session_timeout_hours,
  sessionIdleMinutes: row.session_idle_minutes,
  maxLoginAttempts: row.max_login_attempts,
  twoFactorRequired: row.two_factor_required,
  twoFactorGraceDays: row.two_factor_grace_days,
  companyDefaultStatus: row.company_default_status,
  companyAllowMemberInvites: row.company_allow_member_invites,
  companyAutoApproveMembers: row.company_auto_approve_members,
  companyRequireEmailVerification: row.company_require_email_verification,
});

const ofPerson = `
  SELECT t.name AS tenant_name, ${policyColumns}
  FROM tenant_users m JOIN tenants t ON t.id = m.tenant_id JOIN tenant_policies p ON p.tenant_id = t.id
  WHERE m.user_id = $1 AND m.deleted IS NULL AND m.suspended IS NULL AND t.deleted IS NULL
  ORDER BY t.name, t.id`;

export interface TenantPolicy {
  readonly tenantName: string;
  readonly policy: Policy;
}

/** The policies under which a person stands, with the names of whose they are. */
export async function policiesOfPerson(db: Db, userId: string): Promise<TenantPolicy[]> {
  const found = await readRowsAsSystem<PolicyRow & { tenant_name: string }>(db, "policies", {
    name: "policies_of_person",
    text: ofPerson,
    values: [userId],
  });
  return found.map((row) => ({ tenantName: row.tenant_name, policy: policyOf(row) }));
}

export interface TenantPolicyState {
  readonly policy: Policy;
  readonly updated: Date;
  readonly twoFactorSince: Date | null;
}

/** The tenant's policy. @param lock `FOR UPDATE` where it is about to be changed. */
export async function readPolicy(tx: Tx, tenantId: string, lock = ""): Promise<TenantPolicyState> {
  const [row] = await tx.$queryRawUnsafe<EditRow[]>(
    `SELECT ${policyColumns}, date_trunc('milliseconds', p.updated) AS updated, p.two_factor_since
     FROM tenant_policies p WHERE p.tenant_id = $1::uuid ${lock}`,
    tenantId,
  );
  if (!row) throw new Error("Every tenant has its policies");
  return { policy: policyOf(row), updated: row.updated, twoFactorSince: row.two_factor_since };
}

interface EditRow extends PolicyRow {
  updated: Date;
  two_factor_since: Date | null;
}

interface StateRow extends EditRow {
  refusals: { rule: Rule; place: Place; last: string; times: number; person: string | null }[] | null;
}

/** The tenant's policy, and for each rule where it acts and when it last refused somebody there. */
export async function currentPolicy(ctx: TenantContext) {
  const [row] = await readRows<StateRow>(ctx.db, ctx.tenant.scope, {
    name: "policies_current",
    text: `
      SELECT ${policyColumns}, date_trunc('milliseconds', p.updated) AS updated, p.two_factor_since,
        (SELECT json_agg(json_build_object('rule', r.rule, 'place', r.place, 'last', r.last, 'times', r.times, 'person', u.name))
         FROM policy_refusals r LEFT JOIN users u ON u.id = r.user_id WHERE r.tenant_id = p.tenant_id) AS refusals
      FROM tenant_policies p WHERE p.tenant_id = $1`,
    values: [ctx.tenant.id],
  });
  if (!row) throw new Error("Every tenant has its policies");
  const noted = row.refusals ?? [];
  const rules = Object.entries(rulePlaces) as [Rule, readonly Place[]][];
  return {
    policy: policyOf(row),
    updated: row.updated,
    twoFactorSince: row.two_factor_since,
    rules: rules.flatMap(([rule, places]) =>
      places.map((place) => {
        const refusal = noted.find((each) => each.rule === rule && each.place === place);
        return {
          rule,
          place,
          /** Null = it has not refused anybody here yet. */
          last: refusal ? { at: new Date(refusal.last), times: refusal.times, person: refusal.person } : null,
        };
      }),
    ),
  };
}
