import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { markCommitted } from "../../idempotency.ts";
import { createTenant } from "./create-tenant.ts";
import type { AddTenantInput } from "./tenants.schema.ts";

/**
 * A further tenant of a signed-in person, who becomes its owner.
 * @throws AppError limited, after ten in a day.
 */
export async function addTenant(
  ctx: Context & { person: Person },
  input: AddTenantInput,
): Promise<{ slug: string }> {
  await ctx.limits.spend("tenantsPerson", ctx.person.id);
  return asSystem(ctx.db, "add tenant", async (tx) => {
    const { slug } = await createTenant(tx, ctx, { name: input.name, owner: ctx.person });
    await markCommitted(tx, ctx);
    return { slug };
  });
}
