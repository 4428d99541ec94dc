import { prefetchCompanies } from "../features/companies/use-companies.ts";
import { prefetchTenant } from "../features/tenants/use-tenants.ts";
import type { Api } from "../lib/trpc/api.ts";

/** What the shell needs of a tenant; one batch. Apart from the routes, because people who sign in need none of it. */
export function prefetchTenantFacts(api: Api, slug: string): void {
  void prefetchTenant(api, slug);
  void prefetchCompanies(api, slug);
}
