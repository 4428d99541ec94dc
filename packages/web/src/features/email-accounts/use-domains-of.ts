import { useQuery } from "@tanstack/react-query";
import { useTenantApi } from "../../lib/trpc/api-context.tsx";

/** The company's domains, which an address has to be of. */
export const useDomainsOf = (companyId: string) =>
  useQuery(useTenantApi().domains.list.queryOptions({ companyId }));

/** The domain of an address where the company has not got it; undefined while that is not known, or nothing is missing. */
export function useMissingDomain(companyId: string, email: string): string | undefined {
  const { data } = useDomainsOf(companyId);
  const domain = /@([^@\s]+\.[^@\s.]{2,})$/.exec(email.trim().toLowerCase())?.[1];
  if (!data || domain === undefined) return undefined;
  return data.some((each) => each.domain === domain || each.unicode === domain) ? undefined : domain;
}
