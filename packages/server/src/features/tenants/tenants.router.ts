import { permissionsOf } from "../../permissions.ts";
import { allowed, router } from "../../trpc.ts";

export const tenantsRouter = router({
  /** The tenant that the address names, and what the caller may do in it. */
  byId: allowed("tenant.view").query(({ ctx: { tenant } }) => ({
    id: tenant.id,
    slug: tenant.slug,
    name: tenant.name,
    role: tenant.role,
    permissions: permissionsOf(tenant.role),
  })),
});
