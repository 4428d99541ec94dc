import { useTenantFacts } from "../../lib/tenant-facts.tsx";
import { tenantPages, type NavigationEntry } from "./navigation.ts";

type TenantPage = (typeof tenantPages)[number];

/** The tenant's pages that the person may open; those for few are absent until it is known who they are. */
export function useTenantPages(): readonly TenantPage[] {
  const permissions = useTenantFacts()?.permissions;
  return tenantPages.filter((page: NavigationEntry) => {
    const { permission } = page;
    return permission === undefined || permissions?.includes(permission) === true;
  });
}
