import { readRowsAsSystem, type Db } from "@rookery/db";
import type { Place, Rule } from "./policies.schema.ts";

export interface Refusal {
  readonly rule: Rule;
  readonly place: Place;
  readonly userId: string;
  /** The tenant whose rule it was; absent for a rule that follows the person through all of theirs. */
  readonly tenantId?: string;
}

/** Of rules that follow a person everywhere: whose it was. */
const whose: Partial<Record<Rule, string>> = {
  session_length: "p.session_timeout_hours",
  session_idle: "p.session_idle_minutes",
  attempts: "p.max_login_attempts",
};

/**
 * Keeps that a rule refused somebody, for the page of policies, in each tenant that it is a rule of: of several tenants the
 * strictest. The audit log gets a line a minute at most, so that a burst cannot fill it.
 */
export async function noteRefusal(db: Db, refusal: Refusal): Promise<void> {
  const { rule, place, userId, tenantId } = refusal;
  const measure = whose[rule];
  const strictest = measure
    ? `AND ${measure} = (SELECT min(${measure}) FROM tenant_users m JOIN tenant_policies p ON p.tenant_id = m.tenant_id
         JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
         WHERE m.user_id = $3 AND m.deleted IS NULL AND m.suspended IS NULL)`
    : "";
  await readRowsAsSystem(db, "note refusal", {
    name: `note_refusal_${measure ? rule : "plain"}`,
    text: `
      WITH concerned AS (
        SELECT $4::uuid AS tenant_id WHERE $4::uuid IS NOT NULL
        UNION ALL
        SELECT m.tenant_id FROM tenant_users m JOIN tenant_policies p ON p.tenant_id = m.tenant_id
        JOIN tenants t ON t.id = m.tenant_id AND t.deleted IS NULL
        WHERE $4::uuid IS NULL AND m.user_id = $3 AND m.deleted IS NULL AND m.suspended IS NULL ${strictest}
      ), recent AS (
        SELECT r.tenant_id FROM policy_refusals r JOIN concerned c USING (tenant_id)
        WHERE r.rule = $1 AND r.place = $2 AND r.last > now() - interval '1 minute'
      ), noted AS (
        INSERT INTO policy_refusals AS r (tenant_id, rule, place, user_id)
        SELECT tenant_id, $1, $2, $3 FROM concerned ORDER BY tenant_id
        ON CONFLICT (tenant_id, rule, place) DO UPDATE SET last = now(), times = r.times + 1, user_id = $3
      )
      INSERT INTO audit_log (tenant_id, actor_id, action, subject_type, subject_id, after)
      SELECT tenant_id, $3, 'policies.refused', 'user', $3, jsonb_build_object('rule', $1::text, 'place', $2::text)
      FROM concerned WHERE tenant_id NOT IN (SELECT tenant_id FROM recent)`,
    values: [rule, place, userId, tenantId ?? null],
  });
}
