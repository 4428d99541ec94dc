import { createRoute, notFound, redirect } from "@tanstack/react-router";
import { rememberTenant } from "../lib/last-tenant.ts";
import { paths } from "../lib/paths.ts";
import { lazyPage } from "./lazy-page.ts";
import { prefetchTenant } from "./prefetch.ts";
import { requireSession, rootRoute } from "./root-route.ts";
import { ShellSkeleton } from "./shell/shell-skeleton.tsx";

/** A tenant, once the person may see it; pages inside come in its shell. */
export const tenantLayoutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.tenant,
  pendingMs: 0,
  pendingComponent: ShellSkeleton,
  beforeLoad: async ({ context: { api }, location, params }) => {
    // All three set off at once: the shell needs each of them, and none needs another.
    prefetchTenant(api, params.tenant);
    const { tenants } = await requireSession(api, location);
    const tenant = tenants.find((each) => each.slug === params.tenant);
    if (!tenant) throw notFound();
    if (tenant.closedBy)
      throw redirect({ to: paths.accountSecurity, search: { closed: tenant.slug }, replace: true });
    rememberTenant(params.tenant);
  },
  component: lazyPage(
    () => import("./shell/shell.tsx"),
    (file) => file.Shell,
  ),
});
