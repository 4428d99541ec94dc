import type { Policy } from "@rookery/server/policies/schema";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useApi, useTenantApi } from "../../lib/trpc/api-context.tsx";

export const usePolicies = () => useQuery(useTenantApi().policies.current.queryOptions());

export type PolicyState = NonNullable<ReturnType<typeof usePolicies>["data"]>;
export type RuleState = PolicyState["rules"][number];

/** Who would be affected by the policy, and how, if it were saved now. */
export const usePolicyPreview = (policy: Policy, isWanted: boolean) =>
  useQuery(
    useTenantApi().policies.preview.queryOptions(policy, {
      enabled: isWanted,
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),
  );

export type Effects = NonNullable<ReturnType<typeof usePolicyPreview>["data"]>;

/** Sessions may end and tenants close, so that everything is asked anew. */
export function useSavePolicy() {
  const { queryClient } = useApi();
  const api = useTenantApi();
  return useMutation(
    api.policies.save.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.policies.pathFilter()),
    }),
  );
}
