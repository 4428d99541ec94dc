import { createContext, useContext, type ReactNode } from "react";
import type { Api, ApiOf } from "./api.ts";

const ApiContext = createContext<Api | undefined>(undefined);
const TenantSlugContext = createContext<string | undefined>(undefined);

export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return <ApiContext value={api}>{children}</ApiContext>;
}

/** Everything below speaks for this tenant. */
export function TenantSlugProvider({ slug, children }: { slug: string; children: ReactNode }) {
  return <TenantSlugContext value={slug}>{children}</TenantSlugContext>;
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error("ApiProvider is missing above this component");
  return api;
}

/** For slices outside any tenant: sessions, sign-up, password reset. */
export const usePersonApi = (): ApiOf => useApi().person;

/** The slug of the tenant in the address. */
export function useTenantSlug(): string {
  const slug = useContext(TenantSlugContext);
  if (slug === undefined) throw new Error("This component stands outside any tenant");
  return slug;
}

/** For slices inside a tenant; speaks for the one in the address. */
export function useTenantApi(): ApiOf {
  const api = useApi();
  return api.tenant(useTenantSlug());
}
