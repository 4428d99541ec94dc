import type { ApiOf } from "../../lib/trpc/api.ts";

const ONE_MINUTE = 60_000;

/** The companies that the shell and every page of a company need. Apart from the hooks, because the router asks first. */
export const companiesQuery = (api: ApiOf) => api.companies.list.queryOptions({}, { staleTime: ONE_MINUTE });
