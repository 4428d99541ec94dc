import { inTenant } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { tellNotice } from "../notices/tell-notice.ts";
import { readPolicy } from "./policies.queries.ts";
import type { Policy, PolicyField, SavePolicyInput } from "./policies.schema.ts";

/**
 * Puts a policy in force, from everybody's next request on. Whoever asks for a second factor must have signed in with one, so
 * that at least one person with the right to change it back is never locked out.
 * @throws AppError blocked set_up_factor_first, conflict changed_meanwhile.
 */
export async function savePolicy(ctx: TenantContext, input: SavePolicyInput): Promise<{ updated: Date }> {
  const { policy } = input;
  const tenantId = ctx.tenant.id;
  return inTenant(ctx.db, ctx.tenant.scope, async (tx) => {
    const before = await readPolicy(tx, tenantId, "FOR UPDATE");
    if (before.updated.getTime() !== Date.parse(input.updated))
      throw new AppError("conflict", "changed_meanwhile");
    const changed = differences(before.policy, policy);
    if (changed.length === 0) return { updated: before.updated };
    const asksNow = policy.twoFactorRequired && !before.policy.twoFactorRequired;
    if (asksNow && !ctx.person.usedFactor)
      throw new AppError("blocked", "set_up_factor_first", { field: "twoFactorRequired" });
    const since = policy.twoFactorRequired ? (asksNow ? ctx.clock() : before.twoFactorSince) : null;
    const updated = ctx.clock();
    await tx.tenantPolicies.updateMany({
      where: { tenantId },
      data: { ...policy, twoFactorSince: since, updated },
    });
    await recordAudit(tx, ctx, {
      action: "policies.save",
      subjectType: "policies",
      subjectId: tenantId,
      companyId: null,
      before: only(before.policy, changed),
      after: only(policy, changed),
    });
    await tellNotice(tx, {
      tenantId,
      companyId: null,
      kind: "policies_changed",
      subjectId: ctx.person.id,
      facts: { person: ctx.person.name },
    });
    return { updated };
  });
}

const differences = (before: Policy, after: Policy): PolicyField[] =>
  (Object.keys(after) as PolicyField[]).filter((field) => before[field] !== after[field]);

const only = (policy: Policy, fields: readonly PolicyField[]) =>
  Object.fromEntries(fields.map((field) => [field, policy[field]]));
