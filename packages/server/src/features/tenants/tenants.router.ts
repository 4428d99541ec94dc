import { permissionsOf } from "../../permissions.ts";
import { allowed, router, signedIn } from "../../trpc.ts";
import { addTenant } from "./add-tenant.ts";
import { addTenantInput } from "./tenants.schema.ts";

export const tenantsRouter = router({
  /** The tenant that the address names, and what the caller may do in it. */
  byId: allowed("tenant.view").query(({ ctx: { tenant } }) => ({
    id: tenant.id,
    slug: tenant.slug,
    name: tenant.name,
    role: tenant.role,
    permissions: permissionsOf(tenant.role),
  })),
  add: signedIn.input(addTenantInput).mutation(({ ctx, input }) => addTenant(ctx, input)),
});
