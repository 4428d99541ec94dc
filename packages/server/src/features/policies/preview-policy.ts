import { asSystem } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { effectsOf, type Effects } from "./affected-people.ts";
import { readPolicy } from "./policies.queries.ts";
import type { Policy } from "./policies.schema.ts";

/** Who would be affected, and how, if this were saved now. */
export function previewPolicy(ctx: TenantContext, after: Policy): Promise<Effects> {
  const tenantId = ctx.tenant.id;
  return asSystem(ctx.db, "policies", async (tx) => {
    const { policy: before, twoFactorSince } = await readPolicy(tx, tenantId);
    return effectsOf(tx, { tenantId, before, after, twoFactorSince, now: ctx.clock() });
  });
}
