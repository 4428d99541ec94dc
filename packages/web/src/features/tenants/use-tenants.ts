import { useQuery } from "@tanstack/react-query";
import { useTenantApi } from "../../lib/trpc/api-context.tsx";
import type { Api } from "../../lib/trpc/api.ts";

/** A role changes seldom, and the server asks it anew on every call. */
const ONE_MINUTE = 60_000;

const factsOptions = (api: Api, slug: string) =>
  api.tenant(slug).tenants.byId.queryOptions(undefined, { staleTime: ONE_MINUTE });

export const prefetchTenant = (api: Api, slug: string) =>
  api.queryClient.prefetchQuery(factsOptions(api, slug));

/** The tenant in the address and what the person may do in it. */
export function useTenant() {
  return useQuery(useTenantApi().tenants.byId.queryOptions(undefined, { staleTime: ONE_MINUTE }));
}
