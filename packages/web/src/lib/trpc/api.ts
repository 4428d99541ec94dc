import type { AppRouter } from "@rookery/server";
import type { QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { createClient } from "./create-client.ts";

/** Procedures as TanStack Query options. Keys begin with whom the call speaks for. */
export type ApiOf = TRPCOptionsProxy<AppRouter>;

export interface Api {
  readonly queryClient: QueryClient;
  /** Calls of the person, outside any tenant. */
  readonly person: ApiOf;
  /** Calls inside a tenant. Its answers are kept apart from every other tenant's. */
  readonly tenant: (slug: string) => ApiOf;
}

export function createApi(queryClient: QueryClient): Api {
  const make = (keyPrefix: string, tenantSlug: string | undefined) =>
    // The prefixed type would ask each mutation for the prefix again; nobody reads the shape of a key.
    createTRPCOptionsProxy<AppRouter, { keyPrefix: true }>({
      client: createClient(tenantSlug),
      queryClient,
      keyPrefix,
    }) as unknown as ApiOf;
  const tenants = new Map<string, ApiOf>();
  const person = make("person", undefined);
  return {
    queryClient,
    person,
    tenant: (slug) => {
      const known = tenants.get(slug) ?? make(`tenant ${slug}`, slug);
      tenants.set(slug, known);
      return known;
    },
  };
}
