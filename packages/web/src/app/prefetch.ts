import { companiesQuery } from "../features/companies/companies-query.ts";
import { leadsQuery } from "../features/leads/leads-query.ts";
import { tenantQuery } from "../features/tenants/tenant-query.ts";
import type { LeadsSearch } from "../lib/leads-search.ts";
import type { Api } from "../lib/trpc/api.ts";

/** What the shell needs of a tenant; one batch. */
export function prefetchTenant({ queryClient, tenant }: Api, slug: string): void {
  const api = tenant(slug);
  void queryClient.prefetchQuery(tenantQuery(api));
  void queryClient.prefetchQuery(companiesQuery(api));
}

/**
 * A view of a company's leads, asked for while the page's code is on its way, or when a pointer nears its link. What
 * fails here is asked again, and told, by the page.
 */
export async function prefetchLeads(
  { queryClient, tenant }: Api,
  place: { readonly tenant: string; readonly workspace: string },
  search: LeadsSearch,
): Promise<void> {
  const api = tenant(place.tenant);
  const [{ filterOf, isPlain, orderOf }, companies] = await Promise.all([
    import("../lib/leads-search.ts"),
    queryClient.ensureQueryData(companiesQuery(api)).catch(() => []),
  ]);
  // What a view alone stands for is known once the views are.
  if (search.view !== undefined && isPlain(search)) return;
  const company = companies.find((each) => each.workspaceName === place.workspace);
  const [filter, order] = [filterOf({ ...search }), orderOf({ ...search })];
  if (company)
    await queryClient.prefetchInfiniteQuery(leadsQuery(api, { companyId: company.id, filter, order }));
}
