import type { ApiOf } from "../../lib/trpc/api.ts";

/** A role changes seldom, and the server asks it anew on every call. */
const ONE_MINUTE = 60_000;

/** The tenant and what the person may do in it. Apart from the hook, because the router asks first. */
export const tenantQuery = (api: ApiOf) =>
  api.tenants.byId.queryOptions(undefined, { staleTime: ONE_MINUTE });
