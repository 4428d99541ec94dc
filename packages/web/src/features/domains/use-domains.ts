import { useMutation, useQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

export const useDomains = (companyId: string) =>
  useQuery(useTenantApi().domains.list.queryOptions({ companyId }));

export type ListedDomain = NonNullable<ReturnType<typeof useDomains>["data"]>[number];

/** One domain; the server's news after each look replace what was fetched. */
export function useDomain(domainId: string) {
  const { queryClient } = useApi();
  const api = useTenantApi();
  const found = useQuery(api.domains.byId.queryOptions({ domainId }, { staleTime: 0 }));
  useSubscription(
    api.domains.progress.subscriptionOptions(
      { domainId },
      {
        enabled: found.isSuccess,
        onData: (news) => {
          queryClient.setQueryData(api.domains.byId.queryKey({ domainId }), news);
          void queryClient.invalidateQueries(api.domains.history.queryFilter({ domainId }));
          void queryClient.invalidateQueries(api.domains.list.queryFilter());
        },
      },
    ),
  );
  return found;
}

export type ShownDomain = NonNullable<ReturnType<typeof useDomain>["data"]>;
/** What a page about a domain's records needs, whoever looks at it. */
export type ShownGuide = Pick<
  ShownDomain,
  | "domain"
  | "unicode"
  | "status"
  | "checkedAt"
  | "nextCheckAt"
  | "degradedAt"
  | "zone"
  | "zoneApex"
  | "provider"
  | "panel"
  | "records"
  | "facts"
>;
export type ShownRecord = ShownDomain["records"][number];

export const useDomainHistory = (domainId: string) =>
  useQuery(useTenantApi().domains.history.queryOptions({ domainId }));

export type Look = NonNullable<ReturnType<typeof useDomainHistory>["data"]>[number];

/** What a write changes: the lists, the domain itself, and the company's set-up. */
function useRefreshDomains() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => {
    void queryClient.invalidateQueries(api.companies.setUp.pathFilter());
    return queryClient.invalidateQueries(api.domains.pathFilter());
  };
}

export function useAddDomain() {
  const onSuccess = useRefreshDomains();
  return useMutation(useTenantApi().domains.add.mutationOptions({ onSuccess }));
}

/** What the look finds comes by the domain's news. */
export const useCheckDomain = () => useMutation(useTenantApi().domains.check.mutationOptions());

export function useSetPrimary() {
  const onSuccess = useRefreshDomains();
  return useMutation(useTenantApi().domains.setPrimary.mutationOptions({ onSuccess }));
}

export function useSetReceiving() {
  const onSuccess = useRefreshDomains();
  return useMutation(useTenantApi().domains.setReceiving.mutationOptions({ onSuccess }));
}

export function useSetExtras() {
  const onSuccess = useRefreshDomains();
  return useMutation(useTenantApi().domains.setExtras.mutationOptions({ onSuccess }));
}

export function useRotateKey() {
  const onSuccess = useRefreshDomains();
  return useMutation(useTenantApi().domains.rotateKey.mutationOptions({ onSuccess }));
}

/** Whoever removed leaves the domain's page first; what is fetched anew after that are the lists alone. */
export function useRemoveDomain() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.domains.remove.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(api.companies.setUp.pathFilter());
        void queryClient.invalidateQueries(api.domains.list.queryFilter());
      },
    }),
  );
}
