import { suppressionsQuery, type SuppressionsView } from "../features/suppressions/suppressions-query.ts";
import { tenantQuery } from "../features/tenants/tenant-query.ts";
import type { Api } from "../lib/trpc/api.ts";

/** The tenant's list of whom not to write to, for those who may see it: whoever may not is told by the page. */
export async function prefetchSuppressions(
  { queryClient, tenant }: Api,
  slug: string,
  view: SuppressionsView,
): Promise<void> {
  const api = tenant(slug);
  const facts = await queryClient.ensureQueryData(tenantQuery(api)).catch(() => undefined);
  if (facts?.permissions.includes("suppressions.view"))
    await queryClient.prefetchInfiniteQuery(suppressionsQuery(api, view));
}
