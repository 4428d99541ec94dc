import { asSystem } from "@rookery/db";
import type { Context, Person } from "../../context.ts";
import { markCommitted } from "../../idempotency.ts";
import type { AddTenantInput } from "./tenants.schema.ts";
import { createTenant } from "./create-tenant.ts";

/** A further tenant of a signed-in person, who becomes its owner. */
export function addTenant(
  ctx: Context & { person: Person },
  input: AddTenantInput,
): Promise<{ slug: string }> {
  return asSystem(ctx.db, "add tenant", async (tx) => {
    const { slug } = await createTenant(tx, { name: input.name, owner: ctx.person });
    await markCommitted(tx, ctx);
    return { slug };
  });
}
