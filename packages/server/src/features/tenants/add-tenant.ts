import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { markCommitted } from "../../idempotency.ts";
import { createTenant } from "./create-tenant.ts";
import type { AddTenantInput } from "./tenants.schema.ts";

/**
 * A further tenant of a signed-in person, who becomes its owner.
 * @throws AppError limited, after ten in a day; not_found at a tenant's own address.
 */
export async function addTenant(
  ctx: Context & { person: Person },
  input: AddTenantInput,
): Promise<{ slug: string }> {
  // A tenant's own address is no place to become another customer of the platform.
  if (ctx.address.tenant) throw notFound();
  await ctx.limits.spend("tenantsPerson", ctx.person.id);
  return asSystem(ctx.db, "add tenant", async (tx) => {
    const { slug } = await createTenant(tx, ctx, { name: input.name, owner: ctx.person });
    await markCommitted(tx, ctx);
    return { slug };
  });
}
