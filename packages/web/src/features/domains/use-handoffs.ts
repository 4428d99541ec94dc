import { useMutation, useQuery } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useApi, usePersonApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

export const useHandoffs = (domainId: string) =>
  useQuery(useTenantApi().handoffs.list.queryOptions({ domainId }, { staleTime: 0 }));

export type ListedHandoff = NonNullable<ReturnType<typeof useHandoffs>["data"]>[number];

function useRefreshHandoffs() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return () => queryClient.invalidateQueries(api.handoffs.list.queryFilter());
}

export function useCreateHandoff() {
  const onSuccess = useRefreshHandoffs();
  return useMutation(useTenantApi().handoffs.create.mutationOptions({ onSuccess }));
}

export function useRevokeHandoff() {
  const onSuccess = useRefreshHandoffs();
  return useMutation(useTenantApi().handoffs.revoke.mutationOptions({ onSuccess }));
}

/** The page of a link; news after each look replace what was fetched, and a link that ends takes its page with it. */
export function useHandoff(token: string) {
  const { queryClient } = useApi();
  const api = usePersonApi();
  const found = useQuery(api.handoffs.open.queryOptions({ token }, { staleTime: 0 }));
  useSubscription(
    api.handoffs.progress.subscriptionOptions(
      { token },
      {
        enabled: found.isSuccess,
        onData: (news) => queryClient.setQueryData(api.handoffs.open.queryKey({ token }), news),
        onError: () => void queryClient.invalidateQueries(api.handoffs.open.queryFilter({ token })),
      },
    ),
  );
  return found;
}

export type ShownHandoff = NonNullable<ReturnType<typeof useHandoff>["data"]>;

/** What the look finds comes by the page's news. */
export const useCheckByHandoff = () => useMutation(usePersonApi().handoffs.check.mutationOptions());
